"""The database for assistants: a few read-only questions as tools of the Model Context Protocol (docs/assistants.md).

`tools` answers them, `told` makes records that an assistant cannot mistake and that stay small, `server` speaks the protocol.
"""

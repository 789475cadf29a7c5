#compdef statement-tracker

_statement_tracker_completion() {
  eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" _STATEMENT_TRACKER_COMPLETE=complete_zsh statement-tracker)
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _statement_tracker_completion "$@"
else
  compdef _statement_tracker_completion statement-tracker
fi

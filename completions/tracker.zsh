#compdef tracker

_tracker_completion() {
  eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" _TRACKER_COMPLETE=complete_zsh tracker)
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _tracker_completion "$@"
else
  compdef _tracker_completion tracker
fi

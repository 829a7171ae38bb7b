# Completion in zsh: a shell in a pseudo terminal gets the line and a TAB.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=; unsetopt zle_bracketed_paste 2>/dev/null; autoload -Uz compinit; compinit -u -d none; source <(dekctl completion zsh); zstyle ":completion:*" list-colors ""; print READY'
read_until() {
  local text= chunk
  repeat 200; do
    zpty -r -t shell chunk && text+=$chunk
    [[ $text == *$1* ]] && { print -r -- $text; return 0 }
    sleep 0.05
  done
  print -r -- $text
  return 1
}
read_until $'READY\r' > /dev/null || { echo "zsh: no shell"; exit 1 }
expect() {
  zpty -n -w shell "$1"$'\t'
  read_until "$2" > got || { echo "zsh: \`$1\` does not complete to \`$2\`, but:"; cat -v got; exit 1 }
  zpty -n -w shell $'\x15'
}
expect 'dekctl li' 'dekctl lint'
expect 'dekctl explain karpenter/nodepool-l' 'karpenter/nodepool-limits-missing'
expect 'dekctl init --preset stat' 'static-streaming'
expect 'dekctl lint prof' 'profile.yaml'
zpty -d shell
echo "zsh completes"

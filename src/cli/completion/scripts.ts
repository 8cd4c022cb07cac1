export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/** What each shell runs to ask this program, `:files` for its own completion of files. */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_clipper-values() {
  local line file
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$2")
    else
      COMPREPLY+=("\${line%%$'\\t'*}")
    fi
  done < <("$1" __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _clipper-values clipper-values
`,
  zsh: `#compdef clipper-values
_clipper-values() {
  local line files=
  local -a found
  for line in "\${(@f)$("\${words[1]}" __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      files=1
    elif [[ -n $line ]]; then
      found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( $#found )) && _describe clipper-values found
  [[ -n $files ]] && _files
}
if [[ $funcstack[1] == _clipper-values ]]; then _clipper-values "$@"; else compdef _clipper-values clipper-values; fi
`,
  fish: `function __clipper-values
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  for line in (command $words[1] __complete $words[2..-1] "$current" 2>/dev/null)
    if test "$line" = ":files"
      __fish_complete_path "$current"
    else
      echo $line
    end
  end
end
complete -c clipper-values -f -a '(__clipper-values)'
`,
}

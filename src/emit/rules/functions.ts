/** Named templates that rules compute with; each is written into a chart that uses it, under the chart's own name. */
export const functions: Readonly<Record<string, (chart: string) => string>> = {
  amount: (chart) => `{{- /*
What a setting holds, as an amount: {"number", "raw", "text"}; {} where it holds none.
Call with (list "<name for people>" $value $factors), the factors by unit.
*/}}
{{- define "${chart}.amount" -}}
{{- $raw := kindIs "string" (index . 1) | ternary (index . 1) (toJson (index . 1)) -}}
{{- $digits := regexFind "^-?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?" $raw -}}
{{- $factor := get (index . 2) (trimPrefix $digits $raw) -}}
{{- if and $digits $factor -}}
{{- dict "number" (mulf (float64 $digits) $factor) "raw" $raw "text" (printf "%s (%s)" (index . 0) $raw) | toJson -}}
{{- else -}}
{}
{{- end -}}
{{- end -}}
`,
  share: (
    chart,
  ) => `{{- /* A number, or a percentage of an amount, rounded up. Call with (list "<name for people>" $value $amount). */}}
{{- define "${chart}.share" -}}
{{- $raw := kindIs "string" (index . 1) | ternary (index . 1) (toJson (index . 1)) -}}
{{- $of := (index . 2).number -}}
{{- if and (index . 2) (regexMatch "^[0-9]+%?$" $raw) -}}
{{- $number := float64 $raw -}}
{{- if hasSuffix "%" $raw }}{{ $number = divf (mulf (trimSuffix "%" $raw | float64) $of) 100 | ceil }}{{ end -}}
{{- dict "number" $number "raw" $raw "text" (printf "%s (%s)" (index . 0) $raw) | toJson -}}
{{- else -}}
{}
{{- end -}}
{{- end -}}
`,
  sum: (chart) => combined(chart, 'sum', 'addf', 0, ' + '),
  product: (chart) => combined(chart, 'product', 'mulf', 1, ' x '),
  largest: (chart) => combined(chart, 'largest', 'maxf', undefined, ' and '),
  bits: (
    chart,
  ) => `{{- /* The bits of a range of addresses, behind the kind of its addresses: 400001010 of 10.0.0.0/8. Call with the range. */}}
{{- define "${chart}.bits" -}}
{{- $parts := splitList "/" . -}}
{{- $halves := splitList "::" (first $parts) -}}
{{- $bits := "4" -}}
{{- if contains ":" (first $parts) -}}
{{- $bits = "6" -}}
{{- $left := first $halves | splitList ":" | compact -}}
{{- $right := rest $halves | join "" | splitList ":" | compact -}}
{{- range concat $left (untilStep 0 (int (sub 8 (add (len $left) (len $right)))) 1) $right -}}
{{- $bits = printf "%s%016b" $bits (kindIs "string" . | ternary (printf "0x%v" .) "0" | int64) -}}
{{- end -}}
{{- else -}}
{{- range splitList "." (first $parts) }}{{ $bits = printf "%s%08b" $bits (int64 .) }}{{ end -}}
{{- end -}}
{{- substr 0 (last $parts | int | add 1 | int) $bits -}}
{{- end -}}
`,
  brings: (
    chart,
  ) => `{{- /* Whether a setting brings a key of a Secret: a variable of a list, or an entry of a map. Call with (list $value "<key>"). */}}
{{- define "${chart}.brings" -}}
{{- $key := index . 1 -}}
{{- if kindIs "map" (index . 0) -}}
{{- with get (index . 0) $key }}true{{ end -}}
{{- else -}}
{{- range index . 0 }}{{ if eq (toString .name) $key }}true{{ end }}{{ end -}}
{{- end -}}
{{- end -}}
`,
}

function combined(chart: string, name: string, operation: string, start: number | undefined, between: string): string {
  const text = name === 'product' ? '(contains " + " .text | ternary (printf "(%s)" .text) .text)' : '.text'
  const words =
    name === 'largest' ? `(print "the larger of " (join "${between}" $texts))` : `(join "${between}" $texts)`
  return `{{- /* ${name[0]?.toUpperCase()}${name.slice(1)} of amounts, {} where one of them is. Call with a list of amounts. */}}
{{- define "${chart}.${name}" -}}
{{- $number := ${start === undefined ? '(first .).number | float64' : `float64 ${start}`} -}}
{{- $texts := list -}}
{{- $missing := false -}}
{{- range . -}}
{{- if . }}{{ $number = ${operation} $number .number }}{{ $texts = append $texts ${text} }}{{ else }}{{ $missing = true }}{{ end -}}
{{- end -}}
{{- if $missing }}{}{{ else }}{{ dict "number" $number "raw" (toJson $number) "text" ${words} | toJson }}{{ end -}}
{{- end -}}
`
}

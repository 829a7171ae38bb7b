// Strings, sequences, directives and heredocs.
locals {
  escapes    = "tab\t quote\" backslash\\ newline\n \u00e9 \U0001F600"
  literal    = "$${not} %%{this} 100% $5 $$ %"
  empty      = ""
  wrapped    = "${local.a}"
  number     = "${5}"
  joined     = "a${b}c${"d"}e${1.50}${true}"
  chosen     = "a${c ? "d" : e}"
  directives = "%{if a}b%{else}c%{endif}%{ for k, v in m ~} ${k}=${v} %{ endfor }"
  trimmed    = "x  ${~ y ~}  z"
  nested     = "${jsonencode({
    key = "v-${w}"
  })}"

  heredoc = <<EOT
  kept ${b}
    "quotes" \n $${x} 5$
  EOT

  flush = <<-EOT
      six
        eight

      six ${b}
      %{~ if c }
      seven
      %{ endif ~}
      end
    EOT

  tabs = <<-EOT
	tab
  two
  EOT

  blank = <<-EOT

  EOT

  in_call = yamldecode(<<-YAML
    kind: NodePool
    metadata:
      name: ${name}
  YAML
  )
}

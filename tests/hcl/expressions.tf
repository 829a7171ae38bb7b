# Every kind of expression that the native syntax has.
locals {
  number      = 1.50
  big         = 100000000000000000000000
  exponent    = 1e-7
  negative    = -3
  yes         = true
  not         = !true
  nothing     = null
  sum         = 1 + 2 * 3 - 4 / 5 % 6
  logic       = a || b && !c == d
  compared    = a < b != (c >= d)
  chosen      = a ? "b" : c ? "d" : "e"
  over_lines = (a
    ? "b"
  : "c")
  path        = data.aws_region.current.name
  indexed     = a[0]["key"].b[c]
  legacy      = a.0.b
  legacy_each = a.*.b.0.c
  each        = a[*].b[0]["c"]
  each_each   = a[*].b[*].c
  call        = merge({ a = 1 }, local.b, [{ c = 2 }]...)
  scoped      = provider::aws::arn_parse("arn:aws:iam::444455556666:role/x")
  list = [
    1, "two",
    [3],
    { four = 4 },
  ]
  object = {
    plain     = 1
    "quoted"  = 2, colon : 3
    (dynamic) = 4
    "a-${b}"  = 5
    a.b       = 6
    7         = 8
    true      = 9
    for_key   = 10
  }
  for_list   = [for x in a : upper(x) if x != ""]
  for_index  = [for i, x in a : "${i}-${x}"]
  for_object = { for k, v in a : k => v.name if v.enabled }
  for_group = {
    for v in a :
    v.key => v...
  }
  größe = "umlauts in names"
}

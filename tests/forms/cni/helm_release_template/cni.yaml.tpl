image:
  tag: ${tag}
env:
  ENABLE_PREFIX_DELEGATION: "true"
  WARM_PREFIX_TARGET: «"0"»

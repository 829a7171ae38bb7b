# Completion in fish: `complete -C` gives what TAB would.
dekctl completion fish | source
function expect
    set -l got (complete -C $argv[1] | string split -f1 \t | string join ' ')
    if test "$got" != "$argv[2]"
        echo "fish: `$argv[1]` completes to `$got`, expected `$argv[2]`"
        exit 1
    end
end
expect 'dekctl li' lint
expect 'dekctl lint --fail-on ' 'advice error never warning'
expect 'dekctl explain karpenter/nodepool-l' karpenter/nodepool-limits-missing
expect 'dekctl init --preset static' static-streaming
expect 'dekctl lint profile' profile.yaml
expect 'dekctl render --out tre' trees/
echo "fish completes"

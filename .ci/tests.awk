# Sums up Surefire's reports: a table of the modules, and by name each test that failed, and each that failed once and then passed, with how its
# message begins: a flake may never be seen again. Both end it with 1: a flake is a defect to mend.
function attribute(name) {
  return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
}
function why() {
  message = attribute("message")
  if (message == "") message = attribute("type")
  gsub(/(&#10;|&#xa;|[ \t])+/, " ", message)
  sub(/^ /, "", message)
  gsub(/&lt;/, "<", message)
  gsub(/&gt;/, ">", message)
  gsub(/&quot;/, "\"", message)
  gsub(/&apos;/, "'", message)
  gsub(/&amp;/, "\\&", message)
  return "  " name "\n    " substr(message, 1, LONGEST) (length(message) > LONGEST ? " ..." : "") "\n"
}
BEGIN { LONGEST = 400 }
FNR == 1 {
  split(FILENAME, path, "/")
  module = path[2]
  if (!(module in tests)) modules[++count] = module
  output = 0
}
/<system-(out|err)>/ { output = 1 }
!output && /<testsuite / { tests[module] += attribute("tests"); skipped[module] += attribute("skipped"); seconds[module] += attribute("time") }
!output && /<testcase / {
  class = attribute("classname")
  sub(/.*\./, "", class)
  name = module " " class "." attribute("name")
}
!output && /<(failure|error)[ >]/ { if (!(name in broke)) { broke[name]; failed[module]++; failures = failures why() } }
!output && /<flaky(Failure|Error)[ >]/ { if (!(name in wavered)) { wavered[name]; flaky[module]++; flakes = flakes why() } }
/<\/system-(out|err)>/ { output = 0 }
END {
  printf "\n%-22s %7s %7s %7s %8s %9s\n", "module", "tests", "failed", "flaky", "skipped", "seconds"
  for (i = 1; i <= count; i++) {
    module = modules[i]
    printf "%-22s %7d %7d %7d %8d %9.0f\n", module, tests[module], failed[module], flaky[module], skipped[module], seconds[module]
  }
  if (failures) printf "\nFailed:\n%s", failures
  if (flakes) printf "\nFailed once and passed again, which is a defect to mend:\n%s", flakes
  exit (failures flakes) != ""
}

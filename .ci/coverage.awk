# A table of the lines of each module that any test reaches, from JaCoCo's CSV. Ends with 1 when a module has less than it has to.
BEGIN {
  FS = ","
  least["core"] = 95
  least["function-base"] = least["interactions-function"] = least["voice-worker"] = 90
}
FNR == 1 {
  split(FILENAME, path, "/")
  modules[++count] = module = path[2]
  next
}
{ missed[module] += $8; covered[module] += $9 }
END {
  printf "\n%-22s %9s %9s %7s %9s\n", "module", "lines", "reached", "%", "at least"
  for (i = 1; i <= count; i++) {
    module = modules[i]
    lines = missed[module] + covered[module]
    if (lines == 0) continue
    percent = 100 * covered[module] / lines
    low = module in least && percent < least[module]
    if (low) below = 1
    printf "%-22s %9d %9d %7.1f %9s%s\n", module, lines, covered[module], percent, least[module], low ? "  too few" : ""
  }
  exit below
}

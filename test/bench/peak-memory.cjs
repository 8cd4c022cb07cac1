// Loaded into a measured process: leaves its largest resident memory, in kB, in a file when it ends.
const { readFileSync, writeFileSync } = require('node:fs')

process.on('exit', () => {
  writeFileSync(process.env.PEAK_MEMORY_FILE ?? '', String(peak()))
})

function peak() {
  // Linux counts the memory of the process that spawned this one into maxRSS, but not into VmHWM.
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS
  return /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
}

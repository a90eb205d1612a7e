import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'

/*
 * Loaded into a lake's process before it starts: on SIGUSR2 it says in stderr how many bytes are held
 * once everything that nobody refers to is collected. The size of a process says little about that:
 * it grows with what waits to be collected, which is more the busier the machine is.
 */
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

process.on('SIGUSR2', () => {
  collect()
  const {heapUsed, external} = process.memoryUsage()
  process.stderr.write(`bytes held: ${heapUsed + external}\n`)
})

import { testCluster } from './database.ts'

// Started by bin/test.mjs beside the suites: the cluster would else stop and start again between any two files.
await testCluster()
process.stdin.resume()

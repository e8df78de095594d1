import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Only a power cut shows whether a file had reached the disk, and waiting for it takes most of the time
// of whatever saves. That align waits, and what it does if it cannot, is tested with a file system that
// notes each call, and programs of their own do wait.
fs.fsyncSync = () => {};
syncBuiltinESMExports();

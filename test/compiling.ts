import v8 from 'node:v8';

// What tests call, they mostly call a few times. To compile it for speed, as early as V8 does, takes a
// fifth of all time. V8 12, of Node.js 22, does not have this flag, and complains.
if (Number.parseInt(process.versions.v8, 10) < 12) {
  v8.setFlagsFromString('--interrupt-budget=1500000');
}

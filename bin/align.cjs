#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');

const built = join(__dirname, '..', 'dist');
if (existsSync(built)) {
  require(join(built, 'main.cjs')).start(join(built, 'checklists'));
} else {
  process.stderr.write('align is not built yet\nhint: run "npm run build" in its folder\n');
  process.exitCode = 2;
}

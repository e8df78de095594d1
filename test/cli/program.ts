import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import { inject } from 'vitest';

/** Settings for running the built program. */
export interface Setting {
  readonly folder?: string;
  /** Its whole environment; by default that of the tests without what sets colours. */
  readonly env?: NodeJS.ProcessEnv;
  /** Text on standard input; empty if omitted. */
  readonly stdin?: string;
  /** Connections of its streams; pipes by default. */
  readonly stdio?: StdioOptions;
  /** Options of Node.js itself. */
  readonly nodeOptions?: readonly string[];
}

/** Result of a process. `code` is `null` if a signal ended it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The path of the built program. */
export function programPath(): string {
  return join(inject('packageFolder'), 'bin', 'align.cjs');
}

/** The environment of the tests, without what decides colours, or makes Node slow to start. */
export function plainEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { NO_COLOR, FORCE_COLOR, COLORTERM, TERM, CI, NODE_EXTRA_CA_CERTS, ...rest } = process.env;
  return { ...rest, ...more };
}

/** Starts the built program in a process of its own. */
export function startProgram(args: readonly string[], setting: Setting = {}): ChildProcess {
  const child = spawn(process.execPath, [...(setting.nodeOptions ?? []), programPath(), ...args], {
    cwd: setting.folder,
    env: setting.env ?? plainEnvironment(),
    stdio: setting.stdio ?? 'pipe',
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(setting.stdin ?? '');
  return child;
}

/** Runs the built program in a process of its own, to its end. */
export async function runProgram(args: readonly string[], setting: Setting = {}): Promise<Ending> {
  return endOf(startProgram(args, setting));
}

/** Waits for the end of a process and collects what it writes. */
export async function endOf(child: ChildProcess): Promise<Ending> {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, ...written });
    });
  });
}

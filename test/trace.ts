import { Session } from 'node:inspector/promises';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names of the functions that were called, by file of src. */
export type Calls = ReadonlyMap<string, ReadonlySet<string>>;

/** Runs a part of the program, and returns the functions that it called. */
export async function callsOf(act: () => Promise<unknown>): Promise<Calls> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await act();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const calls = new Map<string, Set<string>>();
    for (const { url, functions } of result) {
      const path = url.startsWith('file:') ? fileURLToPath(url.replace(/[?#].*/, '')) : url;
      const file = relative('src', path).split(sep).join('/');
      if (file.startsWith('..') || !file.endsWith('.ts')) continue;
      const called = functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0);
      const names = calls.get(file) ?? new Set();
      for (const { functionName } of called) names.add(functionName);
      calls.set(file, names);
    }
    return calls;
  } finally {
    session.disconnect();
  }
}

import type { Audit } from '../analysis/gap-report.ts';
import {
  type BenchmarkReader,
  type PeerBenchmark,
  peerCollector,
} from '../analysis/portfolio/benchmark.ts';
import { type PortfolioEntry, portfolioEntryOf } from '../analysis/portfolio/entry.ts';
import type { Round } from '../answers/round.ts';
import type { Warning } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { readPeers } from '../loading/portfolio.ts';
import type { Report } from '../report/report.ts';
import { portfolioWords } from '../words/portfolio.ts';
import type { BenchmarkRequest } from './request.ts';

/** Round that is compared with others. */
interface BenchmarkedRound {
  readonly audit: Audit;
  readonly round: Round | null;
  /** Report to publish; of an anonymous one, only its own scores are compared. */
  readonly shown: Report;
}

/**
 * Compares a round with the other organisations of a portfolio.
 * @throws UserError if the index or exchange file cannot be read
 */
export async function benchmarkOf(
  io: Io,
  { path, among }: BenchmarkRequest,
  { audit, round, shown }: BenchmarkedRound,
): Promise<{ readonly benchmark: PeerBenchmark; readonly warnings: readonly Warning[] }> {
  const own = portfolioEntryOf(audit, round, { round: null, files: null });
  const peers = peerCollector(readerOf(own, shown));
  const damaged = await readPeers(io, path, peers);
  return {
    benchmark: peers.benchmark(among),
    warnings: damaged.map((line) => portfolioWords.damagedLine({ path, line })),
  };
}

function readerOf(own: PortfolioEntry, shown: Report): BenchmarkReader {
  if (shown.anonymity === null) return { ...own, score: own.result.score };
  const points = Object.entries(own.points).map(([id, { texts }]) => {
    const score = shown.points.find(({ point }) => point === id)?.score ?? null;
    return [id, { score, texts }] as const;
  });
  return { ...own, score: shown.result.score, points: Object.fromEntries(points) };
}

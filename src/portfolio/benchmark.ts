import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { PeerGroup } from '../analysis/portfolio/benchmark.ts';
import { runAudit } from '../audit/audit.ts';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { printWarning } from '../io/messages.ts';
import type { DestinationRequest } from '../output/target.ts';
import type { ReportDocument } from '../report/blocks.ts';
import { contextOf } from '../report/context.ts';
import type { Report } from '../report/report.ts';
import { benchmarkContent } from '../report/sections/benchmark.ts';
import { safeJson } from '../text/safe.ts';
import { documentPortfolioWords } from '../words/document-portfolio.ts';
import { portfolioWords as words } from '../words/portfolio.ts';
import { documentFormats, INDEX_NAME, writeDocuments } from './formats.ts';

/** Round to compare with a portfolio. */
export interface BenchmarkTarget {
  readonly round: string;
  /** Index or exchange file; by default the nearest index above the round. */
  readonly index?: string | undefined;
  readonly among?: PeerGroup | undefined;
  readonly checklist?: string | undefined;
}

/**
 * Compares a round with the other organisations of a portfolio, and writes the result.
 * @throws UserError if there is no portfolio, or a file cannot be read or written
 */
export async function compareWithPortfolio(
  io: Io,
  { round, index, among, checklist }: BenchmarkTarget,
  destination: DestinationRequest,
): Promise<void> {
  const formats = {
    ...documentFormats<Report>((report) => benchmarkDocument(report)),
    json: async ({ generator, subject, date, benchmark }: Report) =>
      safeJson({ format: 1, generator, subject, date, benchmark }),
  };
  const path = index ?? nearestIndex(io, round);
  await writeDocuments(io, destination, formats, async () => {
    const answers = { answers: [round], checklist };
    const result = await runAudit(io, { answers, benchmark: { path, among } });
    for (const warning of result.warnings) printWarning(io, warning);
    return { value: result.shown, inputs: result.inputs };
  });
}

function nearestIndex(io: Io, round: string): string {
  const start = resolve(io.folder, round);
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, INDEX_NAME);
    if (existsSync(path)) return relative(io.folder, path) || path;
    if (folder === dirname(folder)) throw new UserError(words.noIndex({ path: INDEX_NAME }));
  }
}

function benchmarkDocument(report: Report): ReportDocument {
  const context = contextOf(report);
  const { subject, generator, options, benchmark } = report;
  if (benchmark === undefined) throw new Error('the report has no benchmark');
  const { topic, title, lead, blocks } = benchmarkContent(context, benchmark);
  return {
    title: documentPortfolioWords.benchmark.document({ subject }),
    brand: null,
    foot: documentPortfolioWords.benchmark.foot({ subject, day: context.days.full(report.date) }),
    pageOf: 'of',
    checklist: report.checklist.title,
    date: report.date,
    generator,
    origin: options.length === 0 ? null : documentPortfolioWords.benchmark.madeWith({ options }),
    sections: [
      {
        id: 's1',
        blocks: [
          {
            is: 'cover',
            logo: null,
            start: [[{ is: 'name', text: subject }], report.checklist.title],
            end: [context.days.full(report.date)],
            words: [],
          },
          { is: 'headline', level: 1, number: '1', topic, title, lead },
          ...blocks,
        ],
      },
    ],
  };
}

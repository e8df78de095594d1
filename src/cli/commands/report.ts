import { Command } from 'commander';
import type { CreateCommand } from './index.ts';
import { addReportOptions, type ReportOptions } from './report-options.ts';

/** `align report`: the report that `audit` writes, and never a verdict. */
export const report: CreateCommand = (io) =>
  addReportOptions(
    new Command('report')
      .description('write the gap report again, in any format, without a verdict')
      .argument('<path...>', 'answers files, folders of them, or - for standard input'),
  )
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], _options: ReportOptions, command: Command) => {
      const { writeReport } = await import('../write-report.ts');
      await writeReport(io, paths, command.optsWithGlobals<ReportOptions>());
    });

const EXAMPLES = `
Examples:
  align report round/ -o report.md
  align report round/ --format json > report.json`;

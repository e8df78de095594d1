import { Command } from 'commander';
import { UserError } from '../../errors.ts';
import type { CreateCommand } from './index.ts';
import { addReportOptions, type ReportOptions } from './report-options.ts';

interface AuditOptions extends ReportOptions {
  readonly answers?: readonly string[];
}

/** `align audit`: scores saved answers and writes the gap report. */
export const audit: CreateCommand = (io) =>
  addReportOptions(
    new Command('audit')
      .description('score answers and write the gap report')
      .option('-a, --answers <path...>', 'answers files, folders of them, or - for standard input'),
  )
    .addHelpText('after', EXAMPLES)
    .action(async (options: AuditOptions, command: Command) => {
      if (!options.answers) {
        throw new UserError(
          'align audit needs answers; name the files with --answers',
          'align audit --answers round/ scores every answers file in the folder "round"',
        );
      }
      const { writeReport } = await import('../write-report.ts');
      await writeReport(io, options.answers, command.optsWithGlobals<AuditOptions>());
    });

const EXAMPLES = `
Examples:
  align audit --answers round/                      score a folder of answers
  align audit --answers kathy.yaml sam.yaml -o report.md
  align audit --answers round/ --express --format json`;

import { Command } from 'commander';
import type { InterviewOptions } from '../interview/options.ts';
import type { Io } from '../io.ts';
import type { CreateCommand } from './index.ts';
import { addInterviewOptions } from './interview-options.ts';
import { addReportOptions } from './report-options.ts';

interface AuditOptions extends InterviewOptions {
  readonly answers?: readonly string[];
}

/** `align audit`: scores saved answers, or asks for them first, and writes the gap report. */
export const audit: CreateCommand = (io, finish) =>
  addInterviewOptions(
    addReportOptions(
      new Command('audit')
        .description('answer a checklist, or score saved answers, and write the gap report')
        .option(
          '-a, --answers <path...>',
          'answers files, folders of them, or - for standard input (default: ask for them)',
        ),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action(async (_: AuditOptions, command: Command) => {
      const options = command.optsWithGlobals<AuditOptions>();
      if (options.answers) {
        const { writeReport } = await import('../write-report.ts');
        await writeReport(io, options.answers, options);
      } else {
        finish(await askNow(io, options));
      }
    });

async function askNow(io: Io, options: AuditOptions): Promise<number> {
  if (options.room) {
    const { holdRoom } = await import('../hold-room.ts');
    return holdRoom(io, options);
  }
  const { holdInterview } = await import('../interview.ts');
  return holdInterview(io, options);
}

const EXAMPLES = `
Examples:
  align audit                                       answer the questions now
  align audit --express                             the ten that matter most
  align audit --save kathy.yaml                     go on where you stopped
  align audit --room --express                      vote together, in a workshop
  align audit --answers round/                      score a folder of answers
  align audit --answers kathy.yaml sam.yaml -o report.md
  align audit --answers round/ --express --format json`;

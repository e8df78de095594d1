import { Command } from 'commander';
import type { SessionEnd } from '../../asking/session/driver.ts';
import type { InterviewOptions } from '../../asking/session/script.ts';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { formatOf } from '../../report/formats.ts';
import { exitCode, verdictCode } from '../exit.ts';
import {
  addGateOptions,
  addInterviewOptions,
  addReportOptions,
  type GateOptions,
  gateFlagsOf,
  type ReportOptions,
} from '../options.ts';
import type { CommandFactory } from './commands.ts';

interface AuditOptions extends InterviewOptions, GateOptions {
  readonly answers?: readonly string[];
}

/** `align audit`: scores saved answers, or asks for them first, and writes the gap report. */
export const audit: CommandFactory = (io, finish) =>
  addInterviewOptions(
    addGateOptions(
      addReportOptions(
        new Command('audit')
          .description('answer a checklist, or score saved answers, and write the gap report')
          .option(
            '-a, --answers <path...>',
            'answers files, folders of them, or - for standard input (default: ask for them)',
          ),
      ),
    ),
  )
    .addHelpText('after', EXAMPLES)
    .action(async (_: AuditOptions, command: Command) => {
      const options = command.optsWithGlobals<AuditOptions>();
      if (options.answers) {
        finish(await auditAnswers(io, options.answers, options));
      } else {
        refuseGates(gateFlagsOf(command));
        finish(await askNow(io, options));
      }
    });

async function askNow(io: Io, options: AuditOptions): Promise<number> {
  const end = await holdSession(io, options);
  if (end.is === 'interrupted') return end.exitCode;
  return end.is === 'done' ? exitCode.done : exitCode.userError;
}

async function holdSession(io: Io, options: AuditOptions): Promise<SessionEnd> {
  if (options.room) {
    const { runWorkshop } = await import('../../asking/session/workshop/session.ts');
    return runWorkshop(io, options);
  }
  const { runInterview } = await import('../../asking/session/solo/session.ts');
  return runInterview(io, options);
}

async function auditAnswers(
  io: Io,
  answers: readonly string[],
  options: AuditOptions,
): Promise<number> {
  const { auditAndDeliver } = await import('../../output/report.ts');
  refuseVagueUpdate(options);
  const report = await auditAndDeliver(io, answers, { ...options, gates: options });
  const { verdict } = report;
  if (options.updateBaseline && options.baseline !== undefined) {
    const { updateBaseline } = await import('../../output/report.ts');
    updateBaseline(io, options.baseline, report);
  }
  if (verdict !== null) {
    const { printVerdict } = await import('../verdict.ts');
    await printVerdict(io, verdict, options.verbose ?? false);
  }
  if (options.reportOnly) io.stderr.write(REPORT_ONLY);
  return verdict === null ? exitCode.done : verdictCode(verdict);
}

const REPORT_ONLY = 'report only: the exit code is 0, whatever the gates come to\n';

function refuseVagueUpdate({ baseline, updateBaseline }: AuditOptions): void {
  if (!updateBaseline || (baseline !== undefined && formatOf(baseline) === 'json')) return;
  throw new UserError(
    '--update-baseline writes a JSON report, and no file is named for it',
    'add --baseline with a name that ends in .json',
  );
}

function refuseGates([flag]: readonly string[]): void {
  if (flag === undefined) return;
  throw new UserError(`${flag} judges saved answers, and none are named`, 'add --answers PATH');
}

const EXAMPLES = `
Examples:
  align audit                                       answer the questions now
  align audit --express                             the ten that matter most
  align audit --save kathy.yaml                     go on where you stopped
  align audit --room --express                      vote together, in a workshop
  align audit --answers round/                      score a folder of answers
  align audit --answers kathy.yaml sam.yaml -o report.md
  align audit --answers round/ --min-score 60       exit with 1 if it is below
  align audit --answers round/ --policy policy.yaml --today 2026-11-21
  align audit --answers round/ --baseline baseline.json --max-drop 2
  align audit --answers round/ --baseline baseline.json --update-baseline
  align audit --answers round/ --express --format json`;

/** `align report`: the report that `audit` writes, and never a verdict. */
export const report: CommandFactory = (io) =>
  addReportOptions(
    new Command('report')
      .description('write the gap report again, in any format, without a verdict')
      .argument('<path...>', 'answers files, folders of them, or - for standard input'),
  )
    .addHelpText('after', EXAMPLES_REPORT)
    .action(async (paths: readonly string[], _options: ReportOptions, command: Command) => {
      const { auditAndDeliver } = await import('../../output/report.ts');
      await auditAndDeliver(io, paths, command.optsWithGlobals<ReportOptions>());
    });

const EXAMPLES_REPORT = `
Examples:
  align report round/ -o report.md
  align report round/ --format json > report.json`;

import { Command } from 'commander';
import type { SessionEnd } from '../../asking/session/session.ts';
import type { AuditResult } from '../../audit/audit.ts';
import type { AuditRequest } from '../../audit/request.ts';
import { UserError } from '../../diagnostic.ts';
import { Interrupted, type Io } from '../../io/io.ts';
import type { DestinationRequest } from '../../output/target.ts';
import { formatOf } from '../../report/formats.ts';
import { helpWords } from '../../words/help.ts';
import { type CommandFactory, type CommandOutcome, outcomeOf } from '../exit.ts';
import {
  addGateOptions,
  addInterviewOptions,
  addReportOptions,
  addWorkshopOptions,
  answersRequestOf,
  type GateOptions,
  gateFlagsOf,
  interviewOptionsOf,
  type ReportOptions,
  reportRequestOf,
} from '../options.ts';

/** Options of commands that score saved answers and judge them. */
export interface AuditOptions extends ReportOptions, GateOptions {
  readonly answers?: readonly string[];
}

/** Makes `align audit`, which scores saved answers, or asks for them first. */
export const auditCommand: CommandFactory = (io, finish) =>
  addInterviewOptions(
    addGateOptions(
      addReportOptions(
        new Command('audit')
          .description(helpWords.audit.description)
          .option('-a, --answers <path...>', helpWords.audit.answers),
      ),
    ),
  )
    .addHelpText('after', helpWords.audit.examples)
    .action(async (_: AuditOptions, command: Command) => {
      const options = command.optsWithGlobals<AuditOptions>();
      if (options.answers) return finish(await auditAnswers(io, options.answers, options));
      refuseGates(gateFlagsOf(command));
      const { runSession } = await import('../../asking/session/session.ts');
      finish(outcomeOfSession(await runSession(io, interviewOptionsOf(options), 'interview')));
    });

/** Makes `align workshop`, which records the votes of everyone in a room. */
export const workshopCommand: CommandFactory = (io, finish) =>
  addWorkshopOptions(
    addReportOptions(
      new Command('workshop')
        .description(helpWords.workshop.description)
        .argument('[round]', helpWords.workshop.round),
    ),
  )
    .addHelpText('after', helpWords.workshop.examples)
    .action(async (round: string | undefined, _: WorkshopOptions, command: Command) => {
      const options = command.optsWithGlobals<WorkshopOptions>();
      if (round !== undefined && options.save !== undefined) {
        throw new UserError(helpWords.errors.twoFolders);
      }
      const flag = (['host', 'port'] as const).find((own) => options[own] !== undefined);
      if (flag !== undefined && !options.phones) {
        throw new UserError(helpWords.errors.onlyWithPhones({ flag: `--${flag}` }));
      }
      const { runSession } = await import('../../asking/session/session.ts');
      const save = round === undefined ? {} : { save: round };
      const own = interviewOptionsOf({ ...options, ...save });
      finish(outcomeOfSession(await runSession(io, own, 'workshop')));
    });

interface WorkshopOptions extends ReportOptions {
  readonly save?: string;
  readonly phones?: boolean;
  readonly host?: string;
  readonly port?: number;
}

/** @throws Interrupted if the session was stopped before its end */
function outcomeOfSession(end: SessionEnd): CommandOutcome {
  if (end.is === 'interrupted') throw new Interrupted(end.exitCode);
  return end.is === 'done' ? 'success' : 'user-error';
}

/** Makes `align report`, which writes the report of `audit` and never a verdict. */
export const reportCommand: CommandFactory = (io) =>
  addReportOptions(
    new Command('report')
      .description(helpWords.report.description)
      .argument('<path...>', helpWords.report.path),
  )
    .addHelpText('after', helpWords.report.examples)
    .action(async (paths: readonly string[], _: ReportOptions, command: Command) => {
      const options = command.optsWithGlobals<ReportOptions>();
      const answers = answersRequestOf(paths, options);
      await auditAndDeliver(io, { ...reportRequestOf(options), answers }, options);
    });

/**
 * Runs an audit and writes its report; destinations that cannot be served are refused first.
 */
export async function auditAndDeliver(
  io: Io,
  request: AuditRequest,
  destination: DestinationRequest,
): Promise<AuditResult> {
  const { deliverReport, openDelivery } = await import('../../output/report.ts');
  const { runAudit } = await import('../../audit/audit.ts');
  const delivery = await openDelivery(io, destination);
  const result = await runAudit(io, request);
  await deliverReport(io, result, delivery);
  return result;
}

/** Scores saved answers, writes reports and the verdict, and returns the outcome. */
export async function auditAnswers(
  io: Io,
  paths: readonly string[],
  options: AuditOptions,
): Promise<CommandOutcome> {
  refuseVagueUpdate(options);
  const answers = answersRequestOf(paths, options);
  const request = { ...reportRequestOf(options), answers, gates: options };
  const { report, shown, update } = await auditAndDeliver(io, request, options);
  const { verdict } = report;
  if (verdict !== null) {
    const { printVerdict } = await import('../../output/status.ts');
    const isAnonymous = shown.anonymity !== null;
    await printVerdict(io, verdict, { verbose: options.verbose ?? false, isAnonymous });
  }
  if (update !== null) {
    const { updateBaseline } = await import('../../output/report.ts');
    await updateBaseline(io, update, report);
  }
  if (options.reportOnly) {
    const { printFinding } = await import('../../io/messages.ts');
    printFinding(io, { ...helpWords.errors.reportOnly, severity: 'warning' });
  }
  return verdict === null ? 'success' : outcomeOf(verdict);
}

function refuseVagueUpdate(options: AuditOptions): void {
  const { acceptFailure, baseline, policy, updateBaseline } = options;
  if (acceptFailure !== undefined && !updateBaseline) {
    throw new UserError(helpWords.errors.needsUpdate);
  }
  if (!updateBaseline || (baseline !== undefined && formatOf(baseline) === 'json')) return;
  if (baseline === undefined && policy !== undefined) return;
  throw new UserError(helpWords.errors.needsBaseline);
}

function refuseGates([flag]: readonly string[]): void {
  if (flag === undefined) return;
  throw new UserError(helpWords.errors.needsAnswers({ flag }));
}

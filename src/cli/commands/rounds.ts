import { Command } from 'commander';
import type { DestinationRequest } from '../../output/target.ts';
import { changesFormatNames } from '../../report/formats.ts';
import { helpWords } from '../../words/help.ts';
import type { CommandFactory } from '../exit.ts';
import {
  type AnonymityOptions,
  addAnonymityOptions,
  addDestinationOptions,
  addReportOptions,
  anonymityOf,
  type ReportOptions,
  reportRequestOf,
} from '../options.ts';
import { auditAndDeliver } from './audit.ts';

interface CompareOptions extends DestinationRequest, AnonymityOptions {
  readonly plan?: string;
  readonly brand?: string;
  readonly checklist?: string;
}

/** Makes `align compare`, which writes the changes between rounds. */
export const compareCommand: CommandFactory = (io) =>
  addAnonymityOptions(
    addDestinationOptions(
      new Command('compare')
        .description(helpWords.compare.description)
        .argument('<before>', helpWords.compare.before)
        .argument('<after>', helpWords.compare.after)
        .argument('[more...]', helpWords.compare.more),
      changesFormatNames(),
    ),
  )
    .option('--plan <file>', helpWords.compare.plan)
    .option('--brand <file>', helpWords.compare.brand)
    .option('--checklist <id|file>', helpWords.compare.checklist)
    .addHelpText('after', helpWords.compare.examples)
    .action(
      async (
        before: string,
        after: string,
        more: readonly string[],
        _: CompareOptions,
        command: Command,
      ) => {
        const { compareAll } = await import('../../audit/compare.ts');
        const { deliverChanges, openChangesDelivery } = await import('../../output/report.ts');
        const options = command.optsWithGlobals<CompareOptions>();
        const { checklist, plan, brand } = options;
        const anonymity = anonymityOf(options);
        const delivery = await openChangesDelivery(io, options);
        const rounds = [before, after, ...more] as const;
        const result = await compareAll(io, { rounds, checklist, plan, brand, anonymity });
        await deliverChanges(io, result, delivery);
      },
    );

interface PlanOptions {
  readonly ask?: boolean;
  readonly plan?: string;
  readonly target?: string;
  readonly express?: boolean;
  readonly checklist?: string;
}

/** Makes `align plan`, which writes or updates the action plan of a round. */
export const planCommand: CommandFactory = (io) =>
  new Command('plan')
    .description(helpWords.plan.description)
    .argument('<round>', helpWords.plan.round)
    .option('--plan <file>', helpWords.plan.plan)
    .option('--target <percent|band>', helpWords.plan.target)
    .option('--express', helpWords.plan.express)
    .option('--checklist <id|file>', helpWords.plan.checklist)
    .option('--ask', helpWords.plan.ask)
    .addHelpText('after', helpWords.plan.examples)
    .action(async (round: string, options: PlanOptions) => {
      const { writePlan } = await import('../../audit/plan.ts');
      const { printPlanned } = await import('../../output/status.ts');
      const planned = await writePlan(io, { ...options, round });
      printPlanned(io, planned);
      if (!options.ask) return;
      const { askPlan } = await import('../../asking/plan.ts');
      await askPlan(io, planned);
    });

interface VerifyOptions {
  readonly answers: readonly string[];
  readonly checklist?: string;
  readonly plan?: string;
  readonly policy?: string;
  readonly baseline?: string;
  readonly brand?: string;
  readonly against?: string;
  readonly benchmark?: string;
}

/** Makes `align verify`, which makes a report again and compares the two. */
export const verifyCommand: CommandFactory = (io, finish) =>
  new Command('verify')
    .description(helpWords.verify.description)
    .argument('<report>', helpWords.verify.report)
    .requiredOption('-a, --answers <path...>', helpWords.verify.answers)
    .option('--checklist <id|file>', helpWords.verify.checklist)
    .option('--plan <file>', helpWords.verify.plan)
    .option('--policy <file>', helpWords.verify.policy)
    .option('--baseline <path>', helpWords.verify.baseline)
    .option('--brand <file>', helpWords.verify.brand)
    .option('--against <path>', helpWords.verify.against)
    .option('--benchmark <file>', helpWords.verify.benchmark)
    .addHelpText('after', helpWords.verify.examples)
    .action(async (report: string, options: VerifyOptions) => {
      const { verifyReport } = await import('../../audit/verify/verify.ts');
      const { printVerification } = await import('../../output/status.ts');
      const verification = await verifyReport(io, { ...options, report });
      printVerification(io, report, verification);
      if (verification.difference !== null) finish('check-failed');
    });

interface RevealOptions extends ReportOptions {
  readonly waitFor?: readonly string[];
}

/** Makes `align reveal`, which shows who has finished, then the differences. */
export const revealCommand: CommandFactory = (io, finish) =>
  addReportOptions(
    new Command('reveal')
      .description(helpWords.reveal.description)
      .argument('<round>', helpWords.reveal.round)
      .option('--wait-for <who...>', helpWords.reveal.waitFor),
  )
    .addHelpText('after', helpWords.reveal.examples)
    .action(async (round: string, _: RevealOptions, command: Command) => {
      const { roundProgress } = await import('../../audit/reveal.ts');
      const { printProgress } = await import('../../output/status.ts');
      const options = command.optsWithGlobals<RevealOptions>();
      const { checklist, express, waitFor = [], anonymous = false } = options;
      const answers = { answers: [round], checklist, express };
      const progress = await roundProgress(io, answers, waitFor);
      printProgress(io, progress, anonymous);
      if (progress.awaited.length > 0) return finish('check-failed');
      const { edition = 'differences' } = options;
      const report = { ...reportRequestOf(options), edition };
      await auditAndDeliver(io, { ...report, answers }, options);
    });

import type { CommandFactory } from '../exit.ts';
import { auditCommand, reportCommand, workshopCommand } from './audit.ts';
import {
  checkCommand,
  listCommand,
  newCommand,
  showCommand,
  templateCommand,
} from './authoring.ts';
import { collectCommand, formCommand, importCommand, statusCommand } from './collecting.ts';
import { benchmarkCommand, portfolioCommand } from './portfolio.ts';
import { doctorCommand, gateCommand, initCommand } from './repository.ts';
import { compareCommand, planCommand, revealCommand, verifyCommand } from './rounds.ts';
import { completionCommand, manCommand } from './shell.ts';

/** Commands by name and job, in the order of the help text. */
export const commandsByJob = {
  ask: {
    audit: auditCommand,
    workshop: workshopCommand,
    form: formCommand,
    collect: collectCommand,
    import: importCommand,
    status: statusCommand,
    reveal: revealCommand,
  },
  report: {
    report: reportCommand,
    plan: planCommand,
    template: templateCommand,
    compare: compareCommand,
    verify: verifyCommand,
  },
  portfolio: { portfolio: portfolioCommand, benchmark: benchmarkCommand },
  enforce: { gate: gateCommand, init: initCommand, doctor: doctorCommand },
  author: { list: listCommand, show: showCommand, check: checkCommand, new: newCommand },
  setUp: { completion: completionCommand, man: manCommand },
} as const satisfies Readonly<Record<string, Readonly<Record<string, CommandFactory>>>>;

/** Commands by name. */
export const commands: Readonly<Record<string, CommandFactory>> = Object.assign(
  {},
  ...Object.values(commandsByJob),
);

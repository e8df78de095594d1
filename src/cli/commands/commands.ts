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

/** Commands by name, in the order of the help text. */
export const commands: Readonly<Record<string, CommandFactory>> = {
  audit: auditCommand,
  gate: gateCommand,
  workshop: workshopCommand,
  form: formCommand,
  collect: collectCommand,
  import: importCommand,
  status: statusCommand,
  report: reportCommand,
  reveal: revealCommand,
  compare: compareCommand,
  plan: planCommand,
  portfolio: portfolioCommand,
  benchmark: benchmarkCommand,
  list: listCommand,
  show: showCommand,
  template: templateCommand,
  check: checkCommand,
  new: newCommand,
  verify: verifyCommand,
  init: initCommand,
  doctor: doctorCommand,
  completion: completionCommand,
  man: manCommand,
};

import { type Command, Option } from 'commander';

/** Adds the options that say how somebody is asked; with saved answers there is nothing to ask. */
export function addInterviewOptions(command: Command): Command {
  const options = [
    new Option('--room', "take everybody's votes at once, in a workshop").conflicts([
      'respondent',
      'role',
      'group',
      'sealed',
    ]),
    new Option(
      '--save <path>',
      'keep the answers in this file, of a room in this folder; one that exists goes on',
    ),
    new Option('--subject <name>', 'the organisation'),
    new Option('--respondent <name>', 'who answers'),
    new Option('--role <title>', 'their job title'),
    new Option('--group <id>', 'the group that they speak for'),
    new Option('--date <day>', 'the day of the answers, YYYY-MM-DD (default: today)'),
    new Option('--only <point>', 'go through one point only'),
    new Option('--unanswered', 'go through open criteria only'),
    new Option('--previous <path>', 'show the levels of an earlier round, a folder or a file'),
    new Option('--sealed', "show nothing of anybody's answers or scores at the end").conflicts([
      'previous',
      'output',
      'format',
    ]),
    new Option('--plain', 'ask line by line, for screen readers and pipes'),
  ];
  for (const option of options) {
    command.addOption(option.conflicts('answers').helpGroup('Options without --answers:'));
  }
  return command;
}

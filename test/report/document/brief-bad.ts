import type { ReportDocument } from '../../../src/report/blocks.ts';

/** Brief edition for Norrbruk Fittings: a failed precondition, conflicts, a root cause and blanks. */
export const briefBad: ReportDocument = {
  title: 'Norrbruk Fittings: alignment audit, executive edition',
  brand: null,
  foot: 'Norrbruk Fittings, alignment audit, 11 March 2024',
  pageOf: 'of',
  checklist: 'Lead generation alignment',
  date: '2024-03-11',
  generator: 'align',
  origin: null,
  sections: [
    {
      id: 's1',
      blocks: [
        {
          is: 'cover',
          logo: null,
          start: [
            [
              {
                is: 'name',
                text: 'Norrbruk Fittings',
              },
            ],
            'Lead generation alignment audit, first round',
          ],
          end: ['11 March 2024', 'Executive edition'],
          words: [],
        },
        {
          is: 'headline',
          level: 1,
          number: '1',
          topic: 'Summary',
          title:
            'Marketing and sales share no ground yet, because their leaders have not all said yes',
          lead: [
            {
              is: 'name',
              text: 'Norrbruk Fittings',
            },
            ' scores ',
            {
              is: 'strong',
              text: '24%, Undefined',
            },
            '. Questions left blank put it between 22% and 32%, so the band could still turn out to be Defined.',
          ],
        },
        {
          is: 'scale',
          description:
            'Score 24% on a scale of five bands: Undefined from 0, Defined from 25, Aligned from 50, Integrated from 75, World-class from 90. With the blanks at worst and best: 22% to 32%.',
          bands: [
            {
              title: 'Undefined',
              from: {
                at: 0,
                label: '0%',
              },
              isReached: true,
            },
            {
              title: 'Defined',
              from: {
                at: 0.25,
                label: '25',
              },
              isReached: false,
            },
            {
              title: 'Aligned',
              from: {
                at: 0.5,
                label: '50',
              },
              isReached: false,
            },
            {
              title: 'Integrated',
              from: {
                at: 0.75,
                label: '75',
              },
              isReached: false,
            },
            {
              title: 'World-class',
              from: {
                at: 0.9,
                label: '90',
              },
              isReached: false,
            },
          ],
          end: '100',
          score: {
            at: 0.2443,
            label: '24%',
          },
          before: null,
          moved: '',
          range: {
            low: 0.2217,
            high: 0.3228,
            label: '22 to 32%, with the blanks at worst and at best',
            short: '22 to 32%',
          },
        },
        {
          is: 'facts',
          facts: [
            {
              label: 'Weak points',
              value: '10 of 10',
              remark: 'below 50%',
            },
            {
              label: 'Conflicts',
              value: '12',
              remark: 'two levels or more apart',
            },
            {
              label: 'Criteria below target',
              value: '27 of 27',
              remark: 'target: Working (3)',
            },
            {
              label: 'Left blank',
              value: '8 of 81',
              remark: 'all eight by the CEO',
            },
          ],
        },
        {
          is: 'heading',
          text: 'Diagnosis',
        },
        {
          is: 'callout',
          tone: 'warn',
          label: 'Before anything else',
          title: 'Win a clear yes or no from the CEO, the head of sales and the head of marketing.',
          text: 'Leadership rates their commitment 3, Marketing and Sales 1. Each group must reach 2 before the band can rise above Defined.',
        },
        {
          is: 'callout',
          tone: 'plain',
          label: 'Root cause',
          title: 'Executive mandate, 31%.',
          text: 'The other nine weak points follow from it. Together the ten cost 76 of 100 points.',
        },
        {
          is: 'heading',
          text: 'Three disagreements to settle',
        },
        {
          is: 'dots',
          series: [
            {
              title: 'Marketing',
              mark: {
                shape: 'circle',
              },
            },
            {
              title: 'Sales',
              mark: {
                shape: 'square',
              },
            },
            {
              title: 'Leadership',
              mark: {
                shape: 'triangle',
              },
            },
          ],
          levels: [
            {
              number: '0',
              title: 'Absent',
            },
            {
              number: '1',
              title: 'Ad hoc',
            },
            {
              number: '2',
              title: 'Documented',
            },
            {
              number: '3',
              title: 'Working',
            },
            {
              number: '4',
              title: 'World-class',
            },
          ],
          rows: [
            {
              rank: '1',
              title: 'Lead follow-up',
              text: 'Sales 3, Marketing 0, Leadership did not know.',
              marks: [
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0,
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.75,
                },
              ],
              range: null,
              quotes: [],
            },
            {
              rank: '2',
              title: 'One customer story',
              text: 'Leadership 3, Marketing 1, Sales 0.',
              marks: [
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.25,
                },
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.75,
                },
              ],
              range: null,
              quotes: [],
            },
            {
              rank: '3',
              title: 'Shared lead data',
              text: 'Leadership 2, Marketing and Sales 0.',
              marks: [
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0,
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0,
                },
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.5,
                },
              ],
              range: null,
              quotes: [],
            },
          ],
        },
        {
          is: 'heading',
          text: 'First five actions',
        },
        {
          is: 'actions',
          heads: {
            action: 'Action',
            owner: 'Owner',
            effort: 'Effort',
            gain: 'Gain',
          },
          rows: [
            {
              rank: '1',
              title: 'Leaders’ commitment',
              gate: 'before anything else',
              text: 'Have each leader who has been silent say in their own words what they will contribute this quarter, and put it in the minutes.',
              remark: null,
              owner: 'CEO',
              effort: 'S+S',
              gain: '+1.1',
            },
            {
              rank: '2',
              title: 'Last word in disputes',
              gate: null,
              text: 'Write half a page on disputes, saying which ones go to whom, how fast they are decided and where they are logged, and get both heads to agree to it.',
              remark: null,
              owner: 'CEO',
              effort: 'S',
              gain: '+0.8',
            },
            {
              rank: '3',
              title: 'One-to-ones of the two heads',
              gate: null,
              text: 'Put a monthly meeting in both calendars, with four fixed topics and a shared page of notes.',
              remark: null,
              owner: 'Head of marketing',
              effort: 'S',
              gain: '+0.8',
            },
            {
              rank: '4',
              title: 'One written plan',
              gate: null,
              text: 'Ask CEO, sales and marketing in one room what you sell, to whom and with what goal.',
              remark: null,
              owner: 'CEO',
              effort: 'S',
              gain: '+1.0',
            },
            {
              rank: '5',
              title: 'Shared revenue target',
              gate: null,
              text: "Put both targets side by side, mark where they reward opposite behaviour, and derive marketing's main target from the revenue goal.",
              remark: null,
              owner: 'CEO',
              effort: 'M',
              gain: '+1.0',
            },
          ],
        },
        {
          is: 'note',
          text: 'Action 1 alone leads to 26%, Defined; actions 2 to 5 wait for it. Effort: S small, M medium, L large. Gain: points of score.',
        },
        {
          is: 'heading',
          text: 'Who answered',
        },
        {
          is: 'people',
          people: [
            {
              mark: {
                shape: 'circle',
              },
              name: 'Elin',
              role: 'VP Marketing',
              remark: null,
              figure: '13%',
              felt: 'felt 25%',
            },
            {
              mark: {
                shape: 'square',
              },
              name: 'Anders',
              role: 'VP Sales',
              remark: null,
              figure: '21%',
              felt: 'felt 50%',
            },
            {
              mark: {
                shape: 'triangle',
              },
              name: 'Henrik',
              role: 'CEO',
              remark: '8 blank',
              figure: '42%',
              felt: 'felt 75%',
            },
          ],
        },
      ],
    },
    {
      id: 's2',
      page: 'new',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '2',
          topic: 'Where the teams stand',
          title: 'Leadership saw a different company: 42% against 21% and 13%',
          lead: 'Leadership could not answer 8 of 27 questions. The answers given are on the higher side in 17 of 26 differences.',
        },
        {
          is: 'bars',
          caption: 'Score of each point, overall and by group',
          head: 'Point',
          columns: [
            {
              title: 'All',
              mark: null,
            },
            {
              title: 'Marketing',
              mark: {
                shape: 'circle',
              },
            },
            {
              title: 'Sales',
              mark: {
                shape: 'square',
              },
            },
            {
              title: 'Leadership',
              mark: {
                shape: 'triangle',
              },
            },
          ],
          rows: [
            {
              number: '1',
              title: 'Executive mandate',
              cells: [
                {
                  at: 0.306,
                  label: '31%',
                },
                {
                  at: 0.083,
                  label: '8%',
                },
                {
                  at: 0.25,
                  label: '25%',
                },
                {
                  at: 0.583,
                  label: '58%',
                },
              ],
            },
            {
              number: '2',
              title: 'Shared goals and plan',
              cells: [
                {
                  at: 0.222,
                  label: '22%',
                },
                {
                  at: 0.083,
                  label: '8%',
                },
                {
                  at: 0.167,
                  label: '17%',
                },
                {
                  at: 0.417,
                  label: '42%',
                },
              ],
            },
            {
              number: '3',
              title: 'Target customer',
              cells: [
                {
                  at: 0.361,
                  label: '36%',
                },
                {
                  at: 0.25,
                  label: '25%',
                },
                {
                  at: 0.25,
                  label: '25%',
                },
                {
                  at: 0.583,
                  label: '58%',
                },
              ],
            },
            {
              number: '4',
              title: 'Lead stages and data',
              cells: [
                {
                  at: 0.222,
                  label: '22%',
                },
                {
                  at: 0.167,
                  label: '17%',
                },
                {
                  at: 0.083,
                  label: '8%',
                },
                {
                  at: 0.5,
                  label: '50%',
                },
              ],
            },
            {
              number: '5',
              title: 'Responsibilities and SLA',
              cells: [
                {
                  at: 0.264,
                  label: '26%',
                },
                {
                  at: 0.083,
                  label: '8%',
                },
                {
                  at: 0.333,
                  label: '33%',
                },
                {
                  at: 0.375,
                  label: '38%',
                },
              ],
            },
            {
              number: '6',
              title: 'Account coverage',
              cells: [
                {
                  at: 0.333,
                  label: '33%',
                },
                {
                  at: 0.167,
                  label: '17%',
                },
                {
                  at: 0.5,
                  label: '50%',
                },
                {
                  at: 0.25,
                  label: '25%',
                },
              ],
            },
            {
              number: '7',
              title: 'Feedback on rejected leads',
              cells: [
                {
                  at: 0.125,
                  label: '13%',
                },
                {
                  at: 0.083,
                  label: '8%',
                },
                {
                  at: 0.167,
                  label: '17%',
                },
                {
                  at: null,
                  label: 'not known',
                },
              ],
            },
            {
              number: '8',
              title: 'Return to nurture',
              cells: [
                {
                  at: 0.104,
                  label: '10%',
                },
                {
                  at: 0.125,
                  label: '13%',
                },
                {
                  at: 0.125,
                  label: '13%',
                },
                {
                  at: 0,
                  label: '0%',
                },
              ],
            },
            {
              number: '9',
              title: 'Message and sales material',
              cells: [
                {
                  at: 0.333,
                  label: '33%',
                },
                {
                  at: 0.25,
                  label: '25%',
                },
                {
                  at: 0.125,
                  label: '13%',
                },
                {
                  at: 0.625,
                  label: '63%',
                },
              ],
            },
            {
              number: '10',
              title: 'Operating rhythm',
              cells: [
                {
                  at: 0.167,
                  label: '17%',
                },
                {
                  at: 0,
                  label: '0%',
                },
                {
                  at: 0.125,
                  label: '13%',
                },
                {
                  at: 0.375,
                  label: '38%',
                },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 's3',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '3',
          topic: 'Where they disagree',
          title: 'On lead follow-up and the customer story, answers lie three levels apart',
          lead: 'Twelve criteria are in conflict, 14 more are seen one level apart. These three cost most.',
        },
        {
          is: 'dots',
          series: [
            {
              title: 'Marketing',
              mark: {
                shape: 'circle',
              },
            },
            {
              title: 'Sales',
              mark: {
                shape: 'square',
              },
            },
            {
              title: 'Leadership',
              mark: {
                shape: 'triangle',
              },
            },
          ],
          levels: [
            {
              number: '0',
              title: 'Absent',
            },
            {
              number: '1',
              title: 'Ad hoc',
            },
            {
              number: '2',
              title: 'Documented',
            },
            {
              number: '3',
              title: 'Working',
            },
            {
              number: '4',
              title: 'World-class',
            },
          ],
          rows: [
            {
              rank: '1',
              title: 'Lead follow-up',
              text: 'Sales said Working (3); Marketing said Absent (0); Leadership did not know.',
              marks: [
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0,
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0.75,
                },
              ],
              range: null,
              quotes: [
                {
                  mark: {
                    shape: 'triangle',
                  },
                  who: 'Henrik',
                  text: 'Anders will know.',
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  who: 'Elin',
                  text: 'I send a spreadsheet on Fridays. What happens then I cannot say.',
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  who: 'Anders',
                  text: 'When we accept a lead, it gets called.',
                },
              ],
            },
            {
              rank: '2',
              title: 'One customer story',
              text: 'Leadership said Working (3); Marketing said Ad hoc (1); Sales said Absent (0).',
              marks: [
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0,
                },
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0.25,
                },
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.75,
                },
              ],
              range: null,
              quotes: [
                {
                  mark: {
                    shape: 'triangle',
                  },
                  who: 'Henrik',
                  text: 'Quality made in Norrbruk. We have said it for thirty years.',
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  who: 'Anders',
                  text: 'Each of the twelve has a pitch of his own.',
                },
              ],
            },
            {
              rank: '3',
              title: 'Shared lead data',
              text: 'Leadership said Documented (2); Marketing and Sales said Absent (0).',
              marks: [
                {
                  mark: {
                    shape: 'circle',
                  },
                  at: 0,
                },
                {
                  mark: {
                    shape: 'square',
                  },
                  at: 0,
                },
                {
                  mark: {
                    shape: 'triangle',
                  },
                  at: 0.5,
                },
              ],
              range: null,
              quotes: [],
            },
          ],
        },
      ],
    },
    {
      id: 's4',
      blocks: [
        {
          is: 'headline',
          level: 2,
          number: '4',
          topic: 'What causes it',
          title: 'All ten points are weak, and nine follow from the executive mandate',
          lead: null,
        },
        {
          is: 'tree',
          roots: [
            {
              number: '1',
              title: 'Executive mandate',
              score: '31%',
              because: 'Root cause',
              children: [
                {
                  number: '2',
                  title: 'Shared goals and plan',
                  score: '22%',
                  because: 'Without a mandate each team keeps the goals that its own boss sets.',
                  children: [
                    {
                      number: '3',
                      title: 'Target customer',
                      score: '36%',
                      because:
                        'Without a shared goal and plan each team picks the customers that suit its own target.',
                      children: [
                        {
                          number: '4',
                          title: 'Lead stages and data',
                          score: '22%',
                          because:
                            'Nobody can say what a qualified lead is before it is agreed who the right customer is.',
                          children: [],
                        },
                      ],
                    },
                    {
                      number: '9',
                      title: 'Message and sales material',
                      score: '33%',
                      because: 'Without one plan every team invents its own offer and story.',
                      children: [],
                    },
                  ],
                },
                {
                  number: '5',
                  title: 'Responsibilities and SLA',
                  score: '26%',
                  because: 'Only leaders with a mandate can bind both teams to an agreement.',
                  children: [
                    {
                      number: '6',
                      title: 'Account coverage',
                      score: '33%',
                      because: 'Without agreed ownership every rep protects everything.',
                      children: [],
                    },
                    {
                      number: '7',
                      title: 'Feedback on rejected leads',
                      score: '13%',
                      because:
                        'Feedback comes when the SLA obliges sales to decide and to say why.',
                      children: [
                        {
                          number: '8',
                          title: 'Return to nurture',
                          score: '10%',
                          because:
                            'Only a specific reason tells whether and where a refused lead should go back.',
                          children: [],
                        },
                      ],
                    },
                  ],
                },
                {
                  number: '10',
                  title: 'Operating rhythm',
                  score: '17%',
                  because:
                    'Meetings without the leaders behind them are the first to be cancelled.',
                  children: [],
                },
              ],
            },
          ],
        },
        {
          is: 'note',
          text: 'Levels: 0 Absent, 1 Ad hoc, 2 Documented, 3 Working, 4 World-class. Felt: own guess before the audit. Weak: below 50%. Conflict: two levels or more apart. A blank counts neither for nor against. Sections 5 to 7: full edition. 10-point lead-gen alignment checklist 1.0.0, full audit.',
          isApart: true,
        },
      ],
    },
  ],
};

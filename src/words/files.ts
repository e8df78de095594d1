/** Texts of the files that align creates; lines of at most 100 columns. */
export const fileWords = {
  blankTitle: ({ title, mark }: { title: string; mark: string }) =>
    `Answers to "${title}". Replace every ${mark}, then run "align check" on this file.`,
  blankGuide: [
    'Answer with a value listed above the criterion. For levels, use the number of the highest level',
    'whose description is entirely true, such as 2. Instead of an answer, you can write',
    '  null                                     for "don\'t know"',
    '  { value: 2, note: something to know about it, evidence: [minutes.pdf] }',
    '  { notApplicable: the reason }',
  ],
  blankSubject: 'name of the organisation',
  blankId: 'lower-case letters, such as kathy; unique in a round',
  blankRole: 'job title',
  blankCondition: ({ condition }: { condition: string }) =>
    `Only if ${condition}; otherwise delete the answer.`,
  roundStarter: ({ schema, date, mark }: { schema: string; date: string; mark: string }) =>
    `# yaml-language-server: $schema=${schema}
# What a round is, and who is expected. Save it as round.yaml in the folder of the answers. Every
# field but "format" may be left out; remove "#" from the fields that you need.
format: 1                           # of this file; always 1
subject: ${mark}                        # the organisation; replace ${mark}
date: ${date}                    # or from: and to:, such as
# from: 2026-05-04
# to: 2026-05-08
checklist: { id: lead-gen-alignment }   # or another; perhaps with version: 2.0.0
# mode: express                     # key criteria only; default: full; ignored by gates
# respondents:                      # everyone who is expected; group: an id of the checklist
#   - { id: kathy, name: Kathy, role: VP Marketing, group: marketing }
#   - { id: sam, name: Sam, role: VP Sales, group: sales }
# owners:                           # names by the role that advice gives as its owner
#   RevOps: Priya
# profile:                          # kind of organisation, for comparison with others
#   industry: software              # an editor lists all values
#   employees: 50-249
#   region: europe
# contributor: Fairweather Consulting    # who collects the round
# evidence: checked                 # evidence was seen; default: stated
# formerly: [Lakeshore Analytics]   # earlier names of the organisation
`,
  planHeading: [
    ' The action plan. Say who does what by when: owner, due (such as 2024-05-31), note, and status:',
    ' open, done or dropped. When it is brought up to date, actions are added, and those whose level',
    ' is reached are marked as done; nothing is deleted, and what you write stays.',
  ].join('\n'),
  starter: ({
    id,
    schema,
  }: {
    id: string;
    schema: string;
  }) => `# yaml-language-server: $schema=${schema}
# The line above lets an editor complete and check the fields. You can delete or change it.
#
# This checklist is complete. Change it into your own, point by point:
#   align check FILE --strict         finds errors, and warns of likely ones
#   align show FILE                   shows the checklist
#   align audit --checklist FILE      asks the questions, then shows a report
# Text after "#" is a comment. checklists/README.md of align explains every field.

format: 1                           # of this file; always 1
id: ${id}
version: 1.0.0                      # raise it with every change; answers name it
# variantOf: { id: parent, version: 1.0.0 }   # "extends" adds this to reports on a variant
# language: de                      # of a variant that changes words only
title: Marketing and sales, in three points
description: >-                     # optional: its subject, and how to answer
  Three points on which marketing and sales most often fail each other. Choose the highest level
  whose description is entirely true.
attribution: Write here whose ideas it builds on.   # optional

groups:                             # optional: averaged first, so that each group has the same weight
  marketing: { title: Marketing }
  sales: { title: Sales }
  board: { title: Board, leadership: true }   # leadership: compared with all others
  # service: { title: Service, weight: 0.5, formerly: [support] }   # weight: default 1; former ids

target: 2                           # optional: level to reach for all criteria; default: the best one
# pace: 1                           # most levels that a criterion rises in one path; default 2
effort: { S: 1, M: 3, L: 8 }        # optional: effort units of each size
# display: { from: 0, to: 100, decimals: 0, unit: "%" }   # scale of scores, bands and policies

scale:                              # optional: labels of the levels of all criteria
  - { level: 0, label: Absent }
  - { level: 1, label: Agreed }
  - { level: 2, label: Working }
  - { level: 3, label: Proven }

bands:                              # headline of the report, by the overall score (see display)
  - id: apart                       # ids: lower-case letters, digits and hyphens; never change them
    from: 0                         # the first starts at 0; each ends where the next begins
    title: Apart
    verdict: Marketing and sales work apart   # first half of the report's headline
    advice: Begin with the first root cause, and leave the rest for later.   # optional
  - id: connected
    from: 40
    title: Connected
    verdict: Marketing and sales talk
    advice: Put a number on each promise.
  - id: aligned
    from: 75
    title: Aligned
    verdict: Marketing and sales work together
    advice: Audit again in a quarter.

points:                             # three to ten points
  - id: lead-promise
    title: What marketing promises
    # short: Promise              # name in charts, if the title has more than 28 characters
    weight: 40                      # relative to the sum of all points
    weightReason: Sales can only keep a promise that was made to it.   # optional
    why: A lead that nobody has defined is a matter of opinion.        # optional
    avoid: Raising the number of leads before both agree on what one is.   # optional
    criteria:                       # one to four, each about one subject
      - id: lead-definition
        # formerly: [old-id]        # former ids, so that old answers still count
        # type: levels              # the default
        title: Lead definition      # name in tables and charts: at most four words
        question: Do both teams mean the same by a lead that is ready for sales?
        key: true                   # optional: asked in express mode
        weight: 2                   # optional: within its point; default 1
        # target: 3                 # overrides the target of the checklist
        must:                       # optional: below this level the band is capped
          level: 1
          of: each-group            # or overall (default), or each-respondent
          cap: apart
          verdict: they have not agreed on what a lead is   # after "because" in the headline
          advice: Agree on this before anything else.
        levels:                     # worst first; a level is reached if all of it is true
          0: Nobody has written down what such a lead is.
          1: Both heads have agreed to one definition in writing.
          2: As level 1, and leads that do not meet it are not handed over.
          3: As level 2, and it was changed within a year because of how leads turned out.
        evidence:                   # optional: evidence to ask for
          - the definition, with its date
        # benchmarks:               # results of others, with their source
        #   - text: Half of all companies have such a definition.
        #     source: Who found it out
        #     year: 2025
        #     url: https://example.com/report
        # lookAt:                   # point of another checklist with more detail
        #   { checklist: lead-gen-alignment, point: revenue-lifecycle, because: It defines stages. }
        advice:                     # action for each level: what to do, who, effort
          0: { do: Bring both heads together and write one page., owner: Head of marketing, effort: S }
          1: { do: Send back what does not meet it., owner: Head of sales, effort: M }
          # template: the id of a paper that goes with it; doneWhen: how to see that it is done
          2: { do: Change it after a look at last year's wins., owner: Head of marketing, effort: M }
      - id: lead-volume
        title: Number of leads
        question: Does sales know how many such leads to expect?
        levels:
          0: Nobody has named a number.
          1: A number for each month is written down.
          2: As level 1, and marketing reports it every month.
          3: As level 2, and it was met in three of the last four quarters.
          # or with earlier texts that mean the same:
          # 1: { description: A number for each month is written down., formerly: [We have one.] }
        # notApplicable: false      # "not applicable" is no answer; the default beside "must"
        advice:
          0: { do: Work the number out from the sales target., owner: Head of marketing, effort: S }
          1: { do: Put it on the first page of the monthly report., owner: Head of marketing, effort: S }
          2: { do: Plan campaigns by what the number needs., owner: Head of marketing, effort: L }

  - id: follow-up
    title: What sales does with it
    weight: 40
    causedBy:                       # optional: points that cause this one; no circles
      - { point: lead-promise, because: Nobody hurries after leads that nobody wanted. }
    criteria:
      - id: first-contact
        title: First contact
        question: When does sales get in touch with a new lead?
        key: true
        levels:                     # or a list with your own scores in percent
          - { score: 0, description: Nobody can say. }
          - { score: 40, description: Within a week is the rule. }
          - { score: 80, description: Within two days in nine cases of ten. }
          - { score: 100, description: Within an hour in nine cases of ten. }
        advice:
          0: { do: Measure it for two weeks., owner: Head of sales, effort: S }
          1: { do: Name who calls on which day., owner: Head of sales, effort: M }
          2: { do: Route each lead to whoever is on duty., owner: Head of sales, effort: L }

  - id: lessons
    title: What both learn from it
    weight: 20
    criteria:
      - id: rejection-reasons
        title: Rejection reasons
        question: Does marketing learn why a lead was rejected?
        key: true
        levels:
          0: No reasons are kept.
          1: There is a list of reasons to choose from.
          2: As level 1, and each rejected lead has one of them.
          3: As level 2, and both teams look at them together every month.
        advice:
          0: { do: Agree on five reasons., owner: Head of sales, effort: S }
          1: { do: Make the reason a required field., owner: Sales operations, effort: S }
          2: { do: Put them on the agenda of the monthly meeting., owner: Head of marketing, effort: S }
      - id: lesson-drawn
        title: Lesson drawn
        question: What was changed because of these reasons?
        when: { criterion: rejection-reasons, atLeast: 1 }   # optional: ask only if this is true
        levels:
          0: Nothing that anybody remembers.
          1: Something, within the last year.
          2: Something, within the last quarter.
          3: Something each quarter, and it is written down whether it helped.
        advice:
          0: { do: Do something about the most frequent reason., owner: Head of marketing, effort: M }
          1: { do: Look at the reasons once a quarter., owner: Head of marketing, effort: S }
          2: { do: Keep a list of what was changed and what came of it., owner: Head of marketing, effort: S }

# Criteria can have other types. All fields but "levels" are as above; "must" names an answer.
#
#   - id: weekly-meeting
#     type: yes-no
#     question: Do both teams meet every week?
#     better: yes                     # default; or no
#     must: { answer: yes, cap: apart }
#   - id: crm
#     type: choice                    # one option, each with a score in percent
#     question: Where are leads kept?
#     scored: true                    # default; false for a question that is only reported
#     options:
#       - { id: shared, label: In one system, description: Both teams write in it., score: 100 }
#       - { id: lists, label: In lists, score: 20 }
#   - id: channels
#     type: multi-choice              # any number of options
#     question: On which channels are the messages the same?
#     scoring: sum                    # or share (default): percentage of options; no scores
#     cap: 100                        # with sum: the highest score
#     options: [{ id: website, label: Website, score: 60 }, { id: email, label: E-mail, score: 60 }]
#   - id: hours-to-first-contact
#     type: number
#     question: How many hours pass before a lead is called, in the median?
#     unit: hours
#     min: 0                          # smaller or larger answers are rejected
#     max: 720
#     thresholds:                     # score from this number on
#       - { at: 4, score: 100 }
#       - { at: 48, score: 50 }
#     between: stepped                # default; or linear
#   - id: biggest-obstacle
#     type: text                      # reported, never scored
#     question: What is the biggest obstacle?
#
# Conditions can combine limits; an unanswered condition counts as true.
#     when: { criterion: first-contact, atMost: 1 }     # also is: and isNot:
#     when: { all: [{ criterion: crm, is: shared }, { not: { criterion: channels, is: email } }] }
#     when: { any: [{ criterion: crm, isNot: lists }, { criterion: first-contact, atLeast: 2 }] }
`,
};

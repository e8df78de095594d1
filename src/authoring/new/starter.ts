/** A small checklist in which every field is explained, for an author to turn into another one. */
export function starter(id: string, schema: string): string {
  return `# yaml-language-server: $schema=${schema}
# The line above lets an editor complete and check the fields; it may be deleted, or point elsewhere.
#
# This checklist is complete. Change it into your own, point by point:
#   align check FILE --strict         says what is wrong, and what you hardly meant
#   align show FILE                   shows it
#   align audit --checklist FILE      asks it, and ends with a report
# What stands behind "#" is a comment. The page checklists/README.md of align explains more.

format: 1                           # of this file; there is only 1
id: ${id}
version: 1.0.0                      # raise it with every change; answers remember it
# variantOf: { id: parent, version: 1.0.0 }   # what "extends" writes into the reports on a variant
title: Marketing and sales, in three points
description: >-                     # optional: what it is about, and how to answer it
  Three points on which marketing and sales most often fail each other. Choose the highest level
  whose description is entirely true.
attribution: Write here whose ideas it builds on.   # optional

groups:                             # optional: averaged first, so that many do not outvote few
  marketing: { title: Marketing }
  sales: { title: Sales }
  board: { title: Board, leadership: true }   # leadership: is set against all others

target: 2                           # optional: the level to reach everywhere; default the best one
effort: { S: 1, M: 3, L: 8 }        # optional: work units that an effort stands for

scale:                              # optional: labels that the levels of all criteria share
  - { level: 0, label: Absent }
  - { level: 1, label: Agreed }
  - { level: 2, label: Working }
  - { level: 3, label: Proven }

bands:                              # the headline of the report, by the overall score in percent
  - id: apart                       # ids: small letters, digits and hyphens, for ever
    from: 0                         # the first is from 0; each ends where the next begins
    title: Apart
    advice: Begin with the first root cause, and leave the rest for later.   # optional
  - { id: connected, from: 40, title: Connected, advice: Put a number on each promise. }
  - { id: aligned, from: 75, title: Aligned, advice: Audit again in a quarter. }

points:                             # three to ten things that matter
  - id: lead-promise
    title: What marketing promises
    weight: 40                      # relative to all points together
    weightReason: Sales can only keep a promise that was made to it.   # optional
    why: A lead that nobody has defined is a matter of opinion.        # optional
    criteria:                       # one to four, each about one thing
      - id: lead-definition
        # formerly: [old-id]        # after a rename, so that old answers still count
        # type: levels              # the default
        question: Do both teams mean the same by a lead that is ready for sales?
        key: true                   # optional: asked in express mode, the five-minute audit
        weight: 2                   # optional: within its point; default 1
        # target: 3                 # another level to reach than everywhere
        must:                       # optional: below this level the band goes no higher than the cap
          level: 1
          of: each-group            # or overall (the default), or each-respondent
          cap: apart
          advice: Agree on this before anything else.
        levels:                     # worst first; each is true as a whole, or it is not reached
          0: Nobody has written down what such a lead is.
          1: Both heads have agreed to one definition in writing.
          2: As level 1, and leads that do not meet it are not handed over.
          3: As level 2, and it was changed within a year because of how leads turned out.
        evidence:                   # optional: what to ask to see
          - the definition, with its date
        # benchmarks:               # how others do, from sources that can be looked up
        #   - text: Half of all companies have such a definition.
        #     source: Who found it out
        #     year: 2025
        #     url: https://example.com/report
        # lookAt:                   # which point of another checklist looks into it further
        #   { checklist: lead-gen-alignment, point: revenue-lifecycle, because: It defines stages. }
        advice:                     # how to leave each level: what to do, who, and how much work
          0: { do: Bring both heads together and write one page., owner: Head of marketing, effort: S }
          1: { do: Send back what does not meet it., owner: Head of sales, effort: M }
          2: { owner: Head of marketing, effort: M }   # the next level says what to do
      - id: lead-volume
        question: Does sales know how many such leads to expect?
        levels:
          0: Nobody has named a number.
          1: A number for each month is written down.
          2: As level 1, and marketing reports it every month.
          3: As level 2, and it was met in three of the last four quarters.
        advice:
          0: { do: Work the number out from the sales target., owner: Head of marketing, effort: S }
          1: { do: Put it on the first page of the monthly report., owner: Head of marketing, effort: S }
          2: { owner: Head of marketing, effort: L }

  - id: follow-up
    title: What sales does with it
    weight: 40
    causedBy:                       # optional: points that bring this one about; no circles
      - { point: lead-promise, because: Nobody hurries after leads that nobody wanted. }
    criteria:
      - id: first-contact
        question: When does sales get in touch with a new lead?
        key: true
        levels:                     # or a list, with scores of your own in percent
          - { score: 0, description: Nobody can say. }
          - { score: 40, description: Within a week is the rule. }
          - { score: 80, description: Within two days in nine cases of ten. }
          - { score: 100, description: Within an hour in nine cases of ten. }
        advice:
          0: { do: Measure it for two weeks., owner: Head of sales, effort: S }
          1: { do: Name who calls on which day., owner: Head of sales, effort: M }
          2: { owner: Head of sales, effort: L }

  - id: lessons
    title: What both learn from it
    weight: 20
    criteria:
      - id: rejection-reasons
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
          2: { owner: Head of marketing, effort: S }
      - id: lesson-drawn
        question: What was changed because of these reasons?
        when: { criterion: rejection-reasons, atLeast: 1 }   # optional: asked of those only
        levels:
          0: Nothing that anybody remembers.
          1: Something, within the last year.
          2: Something, within the last quarter.
          3: Something each quarter, and it is written down whether it helped.
        advice:
          0: { do: Do something about the most frequent reason., owner: Head of marketing, effort: M }
          1: { do: Look at the reasons once a quarter., owner: Head of marketing, effort: S }
          2: { do: Keep a list of what was changed and what came of it., owner: Head of marketing, effort: S }

# Criteria may be of other types. Everything but "levels" stays as above; a must names an answer.
#
#   - id: weekly-meeting
#     type: yes-no
#     question: Do both teams meet every week?
#     better: yes                     # the default; or no
#     must: { answer: yes, cap: apart }
#   - id: crm
#     type: choice                    # one of several, each with a score in percent
#     question: Where are leads kept?
#     options:
#       - { id: shared, label: In one system, description: Both teams write in it., score: 100 }
#       - { id: lists, label: In lists, score: 20 }
#   - id: channels
#     type: multi-choice              # any of several
#     question: On which channels are the messages the same?
#     scoring: sum                    # or share, the default: of the boxes, which have no scores then
#     cap: 100                        # with sum: the most that it comes to
#     options: [{ id: website, label: Website, score: 60 }, { id: email, label: E-mail, score: 60 }]
#   - id: hours-to-first-contact
#     type: number
#     question: How many hours pass before a lead is called, in the median?
#     unit: hours
#     min: 0                          # what is less, or more than max, is no answer
#     max: 720
#     thresholds:                     # from which number on which score holds
#       - { at: 4, score: 100 }
#       - { at: 48, score: 50 }
#     between: stepped                # the default; or linear
#   - id: biggest-obstacle
#     type: text                      # reported, never scored
#     question: What stands most in the way?
#
# Conditions may be more than one limit; what is open counts as met.
#     when: { criterion: first-contact, atMost: 1 }     # also is: and isNot:
#     when: { all: [{ criterion: crm, is: shared }, { not: { criterion: channels, is: email } }] }
#     when: { any: [{ criterion: crm, isNot: lists }, { criterion: first-contact, atLeast: 2 }] }
`;
}

import { message } from '../message.ts';
import type { Shape } from './key.ts';

/** The keys that people write at the top of our documents, and in our records. */

const by: Shape = { about: message('Whose word it is.'), kind: 'person' };
const on: Shape = { about: message('The day on which it was said, as in 2027-01-31.'), kind: 'day' };
const digest: Shape = { about: message('SHA-256 of what was looked at, so that a change is noticed.') };
const verdict: Shape = { about: message('What came of it.'), values: ['passed', 'failed'] };
const requirement: Shape = { about: message('The requirement that it is about, by its ID.'), kind: 'requirement' };

export const specificationShape: Shape = {
  keys: {
    tollgate: { about: message('Makes the document a requirements specification.'), values: ['spec'] },
    customer: { about: message('Whom the product is for.'), kind: 'customer' },
    users: { about: message('Who uses it: who they are, how many, how often, from where.') },
    author: {
      about: message('Who wrote the specification: the customer’s signature must be somebody else’s.'),
      kind: 'person',
    },
    deadline: { about: message('The day by which it is needed, as in 2027-01-31.') },
  },
};

export const noteShape: Shape = {
  keys: {
    status: {
      about: message('Where the decision stands: only one that is accepted counts as settled.'),
      values: ['proposed', 'accepted', 'rejected', 'deprecated', 'superseded by '],
    },
    date: { about: message('The day of the last change of the decision.'), kind: 'day' },
    'decision-makers': { about: message('Who decided.'), kind: 'person' },
    satisfies: {
      about: message('The requirements that the decision serves, by their IDs.'),
      kind: 'requirement',
      item: { kind: 'requirement' },
    },
    components: {
      about: message('What is built for it: a name for each component, and the path at which its files lie.'),
      kind: 'path',
    },
    environment: {
      about: message('Where the product runs, and how it gets there and back.'),
      keys: {
        runtime: { about: message('What it runs on.') },
        infrastructure: {
          about: message('The files that describe machines, containers and networks.'),
          kind: 'path',
          item: { kind: 'path' },
        },
        configuration: { about: message('How it is configured, and where secrets come from.') },
        delivery: { about: message('How a build gets there.') },
        rollback: { about: message('How the previous version comes back.') },
      },
    },
  },
};

export const defectShape: Shape = {
  keys: {
    status: {
      about: message('A defect that is fixed counts as open until its test passes.'),
      values: ['open', 'fixed', 'closed'],
    },
    severity: {
      about: message('How bad it is: an open blocker or critical defect closes the gate.'),
      values: ['blocker', 'critical', 'major', 'minor'],
    },
    requirement,
    'found-in': { about: message('The version in which it was seen.'), kind: 'release' },
    test: { about: message('The name of the test that shows it, as reports have it.'), kind: 'test' },
  },
};

export const releaseShape: Shape = {
  keys: {
    tested: { about: message('What the tester says of this release.'), keys: { by, on, verdict, content: digest } },
    rollout: {
      about: message('How the users get it without noticing.'),
      keys: {
        strategy: { about: message('In which steps, and not to everybody at once.') },
        success: { about: message('What shows that it works.') },
        abort: { about: message('What shows that it must be stopped.') },
        rollback: { about: message('How the previous version comes back.') },
        rehearsed: { about: message('The day on which the way back was tried.'), kind: 'day' },
        schema: { about: message('How data change: expand first, contract later.') },
      },
    },
    handover: {
      about: message('What was handed over, where, and to whom.'),
      keys: {
        artifact: { about: message('The file or the image that was handed over.'), kind: 'path' },
        sha256: digest,
        environment: { about: message('Where it was handed over.') },
        by,
        to: { about: message('Who received it.'), kind: 'person' },
        on,
      },
    },
    acceptance: {
      about: message('What the customer says of it.'),
      keys: {
        verdict: { about: message('Whether the customer accepts it.'), values: ['accepted', 'refused'] },
        by,
        on,
        reopens: {
          about: message('The phase that a refusal sends the work back to.'),
          values: ['requirements', 'design', 'build'],
        },
        remarks: { about: message('What the customer adds.') },
      },
    },
    operation: {
      about: message('Since when it is in use, and what was observed.'),
      keys: {
        since: { about: message('The day from which it is in use.'), kind: 'day' },
        by,
        observed: { about: message('Which signs of success were seen.') },
      },
    },
  },
};

export const resultsShape: Shape = {
  item: {
    keys: {
      requirement,
      method: { about: message('How it was looked at.'), values: ['demonstration', 'inspection', 'analysis'] },
      verdict,
      by,
      on,
      digest,
      evidence: { about: message('What others can look at: a protocol, a file, an address.'), kind: 'path' },
    },
  },
};

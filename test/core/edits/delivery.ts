import type { MemoryRepository } from '../../memory-files.ts';

export const specificationFile = 'docs/specs/invoicing.md';

export const specification = `---
tollgate: spec
customer: Northwind Logistics
users: accountants, about forty
author: I. Petrov
deadline: 2027-01-31
---
# Invoicing

## Purpose
Invoices without paper.

## Requirements

### REQ-007 Export an invoice as PDF
As an accountant, I want a PDF so that I can send it.

- Priority: must

Acceptance criteria:
1. WHEN an accountant exports a paid invoice, THE SYSTEM SHALL produce a PDF within 3 s.
2. IF the invoice has no lines, THEN THE SYSTEM SHALL refuse and say why.

### REQ-008 Number an invoice
As a clerk, I want numbers without gaps.

Acceptance criteria:
1. WHEN an invoice is made, THE SYSTEM SHALL give it the next number.

### REQ-009 Send an invoice
Later.

- State: draft

### REQ-010 Fax an invoice
Nobody does.

- State: retired (2026-10-01, nobody has a fax)
`;

export const configuration = `gate: delivery
customer: Northwind Logistics
people:
  - { name: I. Petrov, roles: [analyst], email: petrov@example.com }
  - { name: N. Wind, roles: [customer] }
  - { name: T. Ester, roles: [tester] }
  - { name: D. Vops, roles: [devops] }
`;

export const delivery: MemoryRepository = {
  files: { 'tollgate.yaml': configuration, [specificationFile]: specification, 'src/invoice.js': '// an invoice\n' },
};

/** With other files, or the same ones changed. */
export function having(
  repository: MemoryRepository,
  changes: Readonly<Record<string, string | ((text: string) => string)>>,
): MemoryRepository {
  const files: Record<string, string | Uint8Array> = { ...repository.files };
  for (const [path, change] of Object.entries(changes)) {
    const before = files[path] ?? '';
    files[path] = typeof change === 'string' ? change : change(typeof before === 'string' ? before : '');
  }
  return { ...repository, files };
}

export function textIn({ files }: MemoryRepository, path: string): string {
  const text = files[path];
  return typeof text === 'string' ? text : '';
}

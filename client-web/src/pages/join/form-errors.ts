// What is wrong with the joining form, field by field, before it is sent.

import type { FormError } from '../../components/ErrorSummary';
import { lengthOf, textError } from '../../components/Field';
import { limits } from '../../state/limits';
import { common } from '../../text/common';
import { joiningText as text } from '../../text/joining';

export interface JoinFields {
  name: string;
  organisation: string;
  role: string;
  sector: string;
}

export function joinErrors(fields: JoinFields, sectors: readonly { id: string }[]): FormError[] {
  const errors: FormError[] = [];
  const name = textError(text.form.name, fields.name, limits.name);
  if (name) errors.push({ field: 'name', message: name });
  if (lengthOf(fields.organisation) > limits.organisation) {
    const message = common.field.tooLong(text.form.organisation, limits.organisation);
    errors.push({ field: 'organisation', message });
  }
  if (lengthOf(fields.role) > limits.role) {
    errors.push({ field: 'role', message: common.field.tooLong(text.form.role, limits.role) });
  }
  if (!sectors.some((sector) => sector.id === fields.sector)) {
    errors.push({ field: 'sector', message: text.form.sectorMissing });
  }
  return errors;
}

export function errorOf(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

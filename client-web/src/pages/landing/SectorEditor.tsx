// The sides of a workshop: label, add, remove.

import { Button } from '../../components/Button';
import type { FormError } from '../../components/ErrorSummary';
import { Field } from '../../components/Field';
import { SectorMark } from '../../components/SectorMark';
import { limits } from '../../state/limits';
import { landingText } from '../../text';
import { errorOf } from '../join/form-errors';
import { newKey, sectorField, type PlannedSector } from './plan';

const text = landingText.start;

interface SectorEditorProps {
  sectors: readonly PlannedSector[];
  errors: readonly FormError[];
  onChange: (sectors: PlannedSector[]) => void;
}

export function SectorEditor({ sectors, errors, onChange }: SectorEditorProps) {
  const add = () => {
    const key = newKey();
    onChange([...sectors, { key, id: '', label: '' }]);
    setTimeout(() => document.getElementById(sectorField(key))?.focus());
  };
  const missing = errorOf(errors, 'add-sector');
  return (
    <fieldset class="stack">
      <legend class="field-label">{text.sectors}</legend>
      <p class="field-hint">{text.sectorsHint}</p>
      <ul class="sector-editor stack-tight">
        {sectors.map((sector, index) => (
          <li key={sector.key}>
            <SectorMark index={index} />
            <Field
              id={sectorField(sector.key)}
              label={text.sector(index + 1)}
              hideLabel
              value={sector.label}
              onInput={(label) =>
                onChange(sectors.map((old) => (old === sector ? { ...old, label } : old)))
              }
              most={limits.label}
              error={errorOf(errors, sectorField(sector.key))}
            />
            <Button
              kind="quiet"
              label={text.removeSector(sector.label || text.sector(index + 1))}
              disabled={sectors.length <= limits.sectors_min}
              onPress={() => onChange(sectors.filter((old) => old !== sector))}
            >
              {text.remove}
            </Button>
          </li>
        ))}
      </ul>
      {missing && <p class="field-error">{missing}</p>}
      {sectors.length < limits.sectors_max && (
        <p>
          <Button onPress={add}>{text.addSector}</Button>
        </p>
      )}
    </fieldset>
  );
}

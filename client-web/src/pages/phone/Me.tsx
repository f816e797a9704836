// "Me": what I said, who I am, and the way out.

import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Choices } from '../../components/Choices';
import { CommandNote } from '../../components/CommandNote';
import { SectorMark } from '../../components/SectorMark';
import { useLink } from '../../connection/link';
import type { MeRecord } from '../../state/record-types';
import { joiningText, phoneText } from '../../text';
import { DetailFields, useDetails } from './details';
import { Leave } from './Leave';
import { WhatISaid } from './WhatISaid';

const text = phoneText.details;

export function Me({ onLeave }: { onLeave: (name: string) => void }) {
  const { records } = useLink();
  const me = records.single('me');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  if (!me) return null;
  const left = () => {
    location.hash = '';
    onLeave(me.name);
  };
  return (
    <div class="me stack">
      <h1 ref={heading} tabIndex={-1}>
        {me.name}
      </h1>
      <WhatISaid />
      <MyDetails me={me} />
      <Leave text={text} onLeft={left} />
    </div>
  );
}

function MyDetails({ me }: { me: MeRecord }) {
  const { records } = useLink();
  const sectors = records.single('workshop')?.sectors ?? [];
  const details = useDetails(me, sectors);
  return (
    <section aria-labelledby="details-title">
      <form class="stack" noValidate onSubmit={details.onSubmit}>
        <h2 id="details-title">{text.title}</h2>
        <DetailFields {...details} />
        <Choices
          id="sector"
          legend={joiningText.form.sector}
          hint={text.sectorHint}
          value={details.fields.sector}
          onChoose={details.set('sector')}
          options={sectors.map((each, index) => ({
            value: each.id,
            label: each.label,
            mark: <SectorMark index={index} />,
          }))}
        />
        <div class="buttons">
          <Button
            type="submit"
            pending={details.command?.state === 'sent'}
            disabled={!details.isChanged}
          >
            {text.save}
          </Button>
          <CommandNote command={details.command} done={text.saved} />
        </div>
      </form>
    </section>
  );
}

// The organiser's workshops, newest first, and the way to start another.

import { Button } from '../../components/Button';
import { List } from '../../components/List';
import { common, landingText } from '../../text';
import { forgetKey } from './organiser-key';
import { Trouble } from './Trouble';
import { useWorkshops } from './use-workshops';

const text = landingText.list;

export function WorkshopList({ organiser }: { organiser: string }) {
  const fetched = useWorkshops(organiser);
  return (
    <>
      <h2 id="organise-title">{text.title}</h2>
      <p>
        <a class="button button-main" href="#start">
          {text.start}
        </a>
      </p>
      <Trouble of={fetched} />
      {fetched.value ? (
        <List items={fetched.value} keyOf={(workshop) => workshop.id} empty={text.empty}>
          {(workshop) => (
            <a class="workshop-line" href={`#workshop/${workshop.id}`}>
              <span class="workshop-title">{workshop.title}</span>
              <span class="soft small number">
                {text.line(workshop.code, workshop.people, workshop.created_at)}
                {workshop.ended && ` · ${text.ended}`}
              </span>
            </a>
          )}
        </List>
      ) : (
        fetched.trouble === undefined && <p class="soft">{common.loading}</p>
      )}
      <p>
        <Button kind="quiet" onPress={forgetKey}>
          {landingText.key.forget}
        </Button>
      </p>
    </>
  );
}

import { expect, it, vi } from 'vitest';
import { FakeSocket } from '../../connection/testing/fake-socket';
import { askWhetherGone } from './gone';

async function asked(): Promise<{ answer: ReturnType<typeof vi.fn>; socket: FakeSocket }> {
  const answer = vi.fn();
  askWhetherGone('K7MQ4P', answer, FakeSocket.open);
  const socket = FakeSocket.last;
  await socket.opens();
  expect(socket.request('workshop.find').params).toEqual({ code: 'K7MQ4P' });
  return { answer, socket };
}

it('knows a workshop that was deleted by its code, which leads nowhere', async () => {
  const { answer, socket } = await asked();
  await socket.refuses('workshop.find', 'wrong_code');
  expect(answer.mock.calls).toEqual([[true]]);
  expect(socket.closed).toBe(true);
});

it('takes a workshop that is there, or over, for no deleted one', async () => {
  const found = await asked();
  await found.socket.answers('workshop.find', { workshop: 'w1', title: '', sectors: [] });
  expect(found.answer.mock.calls).toEqual([[false]]);
  const over = await asked();
  await over.socket.refuses('workshop.find', 'workshop_ended');
  expect(over.answer.mock.calls).toEqual([[false]]);
});

it('says nothing while there is no link', async () => {
  const { answer, socket } = await asked();
  await socket.closes(1006);
  expect(answer).not.toHaveBeenCalled();
});

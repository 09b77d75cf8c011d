import { useQuery } from '@tanstack/react-query';
import { useTenant } from '../root/tenant';
import type { Conversation, Decision, NumberItem, Settings, SimulatedCall, SimulatedFault } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const pollMs = 1_500;
/** A text or call moves everything; the event stream says when, and these make the first look right away. */
const everything = ['simulator', 'conversations', 'messages', 'calls', 'leads', 'appointments', 'actions', 'dashboard'] as const;

export function useSimulatorWorld() {
  const provider = useProvider();
  const numbers = useQuery({
    queryKey: ['numbers', 'simulated'],
    queryFn: async ({ signal }) =>
      (await provider.getList<NumberItem>('numbers', { pagination: { page: 1, perPage: 50 }, signal })).data.filter(
        (n) => n.isSimulated && n.channel === 'sms' && n.state !== 'released',
      ),
  });
  const settings = useQuery<Settings>({ queryKey: ['settings', 'current'], queryFn: provider.settings });
  return { numbers, settings };
}

/** The network polls: its ledger lives outside of the database and sends no events of its own. */
export function useLedger() {
  const provider = useProvider();
  return useQuery({
    queryKey: ['simulator', 'ledger'],
    queryFn: async ({ signal }) => (await provider.ledger(signal)).data,
    refetchInterval: pollMs,
  });
}

/** The thread of this customer, and what the assistant decided in it. */
export function useCustomerThread(phone: string) {
  const provider = useProvider();
  const conversation = useQuery({
    queryKey: ['conversations', 'simulator', phone],
    queryFn: async ({ signal }) => {
      const page = await provider.getList<Conversation>('conversations', {
        pagination: { page: 1, perPage: 5 },
        filter: { q: phone },
        signal,
      });
      return page.data.find((item) => item.contactAddress === phone) ?? null;
    },
    enabled: phone !== '',
  });
  const id = conversation.data?.id;
  const decisions = useQuery({
    queryKey: ['decisions', 'simulator', id],
    queryFn: async ({ signal }) =>
      (await provider.getList<Decision>('decisions', { pagination: { page: 1, perPage: 50 }, filter: { conversationId: id }, signal }))
        .data,
    enabled: id !== undefined,
  });
  return { conversation: conversation.data ?? null, decisions: decisions.data ?? [] };
}

export function useSimulatorActions(customer: string, business: string) {
  const provider = useProvider();
  const { org } = useTenant();
  const call = useAct(
    (plan: Pick<SimulatedCall, 'outcome' | 'isRealtime' | 'talkSeconds'>) =>
      provider.simulateCall({ from: customer, to: business, ...plan }),
    { touches: everything },
  );
  const text = useAct(
    (message: { from: string; body: string }) => provider.simulateText({ from: message.from, to: business, body: message.body }),
    { touches: everything },
  );
  const fault = useAct((input: SimulatedFault) => provider.simulateFault(input), {
    touches: ['simulator'],
    done: 'The next text will meet this trouble',
  });
  const advance = useAct((hours: number) => provider.advanceClock(Math.ceil(hours * 3600)), {
    touches: [...everything, 'notifications'],
    done: (_, hours) => `The clock of ${org.name} moved ${hours === 1 ? 'an hour' : `${Math.round(hours)} hours`} on`,
  });
  return { call, text, fault, advance };
}

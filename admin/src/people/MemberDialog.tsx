import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import { useCan, useTenant } from '../root/tenant';
import type { Member } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { AlertFields } from './AlertFields';
import { alertsOf, changesOf } from './member.rules';
import { RoleField } from './RoleField';

type Question = 'remove' | 'factor' | 'signOut';
const questions: Record<Question, string> = {
  signOut:
    'For a lost phone or a password that others know. Every browser and app of theirs asks for the password again within five seconds. They stay a member, and their API keys go on working.',
  remove: 'Their access ends within five seconds, and with it every API key they made.',
  factor:
    'For someone who lost the phone and the recovery codes. They are signed out everywhere and get a mail; the password alone opens the account until they set the second step up again. Make sure that it is really them who ask.',
};

interface MemberDialogProps {
  member: Member;
  onClose: () => void;
}

/** Another role or alert phone, the end of their sign-ins, of a lost second step, or of a membership; what ends something after a second press. */
export function MemberDialog({ member, onClose }: MemberDialogProps): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const { me } = useTenant();
  const [role, setRole] = useState<string>(member.role);
  const [alerts, setAlerts] = useState(() => alertsOf(member));
  const changes = changesOf(member, { role, ...alerts });
  const [asked, setAsked] = useState<Question | null>(null);
  const how = { touches: ['users'], onDone: onClose, isQuiet: true };
  const save = useAct(() => provider.changeMember(member.id, changes), { ...how, done: 'Saved' });
  const remove = useAct(() => provider.delete('users', { id: member.id }), { ...how, done: `${member.name} has no access any more` });
  const reset = useAct(() => provider.resetSecondFactor(member.id), { ...how, done: `The second step of ${member.name} is removed` });
  const signOut = useAct(() => provider.signOutMember(member.id), {
    ...how,
    done: ({ ended }) => (ended === 0 ? `${member.name} was not signed in anywhere` : `${member.name} is signed out everywhere`),
  });
  const steps = { remove, factor: reset, signOut };
  const { error } = asked ? steps[asked] : save;
  const faults = asked ? {} : errorsOf(error);
  const ask = (question: Question | null): void => {
    // What failed before says nothing about the next question. A step on its way keeps its state: it is not to be sent twice.
    for (const step of [save, remove, reset, signOut]) if (step.isError) step.reset();
    setAsked(question);
  };
  const words = useRef<HTMLParagraphElement>(null);
  const wasAsked = useRef(asked);
  useEffect(() => {
    // The pressed button is gone: whoever listens or works by keyboard goes on at the words that came in its place.
    if (wasAsked.current !== asked) words.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  const isOther = member.id !== me.user.id;
  const mayReset = member.hasSecondFactor && isOther && can('second-factors', 'delete');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="member-title">
      <DialogTitle id="member-title">{member.name}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {error && faults['phone'] === undefined ? <Alert severity="error">{messageOf(error)}</Alert> : null}
        <Typography ref={words} tabIndex={-1} color="text.secondary" sx={{ fontSize: 14, outline: 'none' }}>
          {asked ? questions[asked] : member.email}
        </Typography>
        {asked ? null : <RoleField value={role} onChange={setRole} />}
        {asked ? null : <AlertFields member={member} value={alerts} onChange={setAlerts} fault={faults['phone']} />}
        {isOther && !asked ? (
          <Button variant="outlined" onClick={() => ask('signOut')} sx={{ justifySelf: 'start' }}>
            Sign out everywhere
          </Button>
        ) : null}
        {mayReset && !asked ? (
          <Button variant="outlined" onClick={() => ask('factor')} sx={{ justifySelf: 'start' }}>
            Remove the second step
          </Button>
        ) : null}
      </DialogContent>
      <DialogActions>
        {asked === 'remove' ? (
          <>
            <Button onClick={() => ask(null)}>Keep them</Button>
            <Button color="error" variant="contained" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              Remove {member.name}
            </Button>
          </>
        ) : asked === 'signOut' ? (
          <>
            <Button onClick={() => ask(null)}>Leave them</Button>
            <Button color="error" variant="contained" loading={signOut.isPending} onClick={() => signOut.mutate(undefined)}>
              Sign out {member.name}
            </Button>
          </>
        ) : asked === 'factor' ? (
          <>
            <Button onClick={() => ask(null)}>Keep it</Button>
            <Button color="error" variant="contained" loading={reset.isPending} onClick={() => reset.mutate(undefined)}>
              Remove and sign out
            </Button>
          </>
        ) : (
          <>
            <Button color="error" onClick={() => ask('remove')} sx={{ mr: 'auto' }}>
              Remove
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="contained"
              loading={save.isPending}
              disabled={Object.keys(changes).length === 0}
              onClick={() => save.mutate(undefined)}
            >
              Save
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

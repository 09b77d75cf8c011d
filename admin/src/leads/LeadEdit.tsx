import type { ReactNode } from 'react';
import { EditBase, maxLength, SaveButton, SelectInput, SimpleForm, TextInput, Toolbar, useEditContext, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../layout/Page';
import { usePath } from '../root/tenant';
import { messageOf } from '../providers/http';
import { ErrorState } from '../shared/ErrorState';
import { MoneyInput } from '../shared/MoneyInput';
import { evenInputs } from '../shared/form-layout';
import { Panel } from '../shared/Panel';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import type { Lead } from '../shared/types';
import { LeadInputs } from './LeadInputs';
import { statusChoices } from './leads.rules';

function Form(): ReactNode {
  const { isPending, error, refetch, record } = useEditContext<Lead>();
  if (isPending) return <RowSkeletons count={5} />;
  if (error && !record) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Panel>
      <SimpleForm
        sx={{ p: 0, gap: 2, ...evenInputs }}
        mode="onBlur"
        reValidateMode="onBlur"
        warnWhenUnsavedChanges
        toolbar={
          <Toolbar sx={{ bgcolor: 'transparent', px: 0 }}>
            <SaveButton />
          </Toolbar>
        }
      >
        <SelectInput source="status" choices={statusChoices.map((choice) => ({ id: choice.value, name: choice.label }))} />
        <LeadInputs />
        <MoneyInput source="actualValueMinor" label="Earned" />
        <TextInput source="notes" multiline minRows={4} fullWidth validate={maxLength(5000)} />
      </SimpleForm>
    </Panel>
  );
}

export default function LeadEdit(): ReactNode {
  const { id = '' } = useParams();
  usePageTitle('Edit lead');
  const navigate = useNavigate();
  const path = usePath();
  const notify = useNotify();
  const onError = (error: unknown): void => {
    const status = (error as { status?: number }).status;
    notify(
      status === 409
        ? 'Somebody else changed this lead in the meantime. Reload it and try again; nothing of yours was saved.'
        : messageOf(error),
      { type: 'error' },
    );
  };
  return (
    <Page title="Edit lead" width={760}>
      <EditBase<Lead>
        resource="leads"
        id={id}
        mutationMode="pessimistic"
        redirect={false}
        mutationOptions={{
          onSuccess: () => {
            notify('Saved', { type: 'success' });
            void navigate(path(`/leads/${id}/show`));
          },
          onError,
        }}
      >
        <Form />
      </EditBase>
    </Page>
  );
}

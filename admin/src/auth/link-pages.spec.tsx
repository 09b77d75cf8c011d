import { createTheme, ThemeProvider } from '@mui/material/styles';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { browserZone } from '../shared/business-time';
import { grant, http, HttpResponse, server, useApi } from '../test/api';
import { lightTheme } from '../theme/theme';
import AskLinkPage from './AskLinkPage';
import InvitePage from './InvitePage';
import LinkPage from './LinkPage';
import ResetPage from './ResetPage';
import SignUpPage from './SignUpPage';
import WelcomePage from './WelcomePage';

const api = 'http://localhost:3000/api/auth';
const open = (page: ReactNode, hash = '#abc'): void => {
  render(
    <ThemeProvider theme={createTheme(lightTheme)}>
      <MemoryRouter initialEntries={[`/page${hash}`]}>
        <Routes>
          <Route path="/page" element={page} />
          <Route path="/" element={<p>Home</p>} />
        </Routes>
      </MemoryRouter>
    </ThemeProvider>,
  );
};
const refusal = (message: string, errors?: Record<string, string>) =>
  HttpResponse.json({ code: 'x', message, errors }, { status: errors ? 400 : 422 });

describe('links by mail', () => {
  useApi();

  it('are asked for with an answer that tells nothing about the account', async () => {
    const asked = vi.fn();
    server.use(
      http.post(`${api}/magic-link`, async ({ request }) => {
        asked(await request.json());
        return new HttpResponse(null, { status: 202 });
      }),
    );
    open(<AskLinkPage kind="link" />);
    await userEvent.type(screen.getByLabelText(/E-mail/), 'dana@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Mail me a link' }));
    expect(await screen.findByText(/If dana@example.com has an account/)).toBeVisible();
    expect(asked).toHaveBeenCalledWith({ email: 'dana@example.com' });
    expect(screen.getByRole('button', { name: /Send again in/ })).toBeDisabled();
  });

  it('sign in by a press, not by opening', async () => {
    const verified = vi.fn();
    server.use(
      http.post(`${api}/verify`, async ({ request }) => {
        verified(await request.json());
        return HttpResponse.json(grant('t'));
      }),
    );
    open(<LinkPage />);
    expect(verified).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Home')).toBeVisible();
    expect(verified).toHaveBeenCalledWith({ token: 'abc' });
  });

  it('say why they do not open, and offer a new one', async () => {
    server.use(http.post(`${api}/verify`, () => refusal('This link has run out. Ask for a new one.')));
    open(<LinkPage />);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('This link has run out. Ask for a new one.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Ask for a new link' })).toHaveAttribute('href', '/sign-in-link');
  });

  it('without their secret part are told at once', () => {
    open(<LinkPage />, '');
    expect(screen.getByText(/not complete/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  });
});

describe('a second step', () => {
  useApi();
  const asked = { challenge: 'c.1', challengeExpiresAt: '2026-11-21T10:00:00Z' };
  const secondStep = vi.fn();
  const answerWith = (answers: (() => Response)[]): void => {
    secondStep.mockReset();
    server.use(
      http.post(`${api}/verify`, () => HttpResponse.json(asked)),
      http.post(`${api}/second-step`, async ({ request }) => {
        secondStep(await request.json());
        return (answers.shift() ?? (() => HttpResponse.json(grant('t'))))();
      }),
    );
  };
  const problem =
    (code: string, message: string, status = 401) =>
    () =>
      HttpResponse.json({ code, message }, { status });

  it('follows a link as it follows a password, and takes a second try', async () => {
    answerWith([problem('auth.wrong_code', 'This code is wrong or was used before.')]);
    open(<LinkPage />);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('heading', { name: 'One more step' })).toBeVisible();
    await userEvent.type(screen.getByLabelText(/^Code/), '111111');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(/This code is wrong/)).toBeVisible();
    await userEvent.type(screen.getByLabelText(/^Code/), '222222');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Home')).toBeVisible();
    expect(secondStep.mock.calls).toEqual([[{ challenge: 'c.1', code: '111111' }], [{ challenge: 'c.1', code: '222222' }]]);
  });

  it('takes a recovery code, and says whom to ask without one', async () => {
    answerWith([]);
    open(<LinkPage />);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Use a recovery code' }));
    expect(screen.getByText(/owner of your agency/)).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Recovery code/), 'AAAA-BBBB-CCCC-DDDD');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('Home')).toBeVisible();
    expect(secondStep).toHaveBeenCalledWith({ challenge: 'c.1', code: 'AAAA-BBBB-CCCC-DDDD' });
  });

  it('that took too long offers only to start again', async () => {
    answerWith([problem('auth.challenge_ended', 'This sign-in took too long.', 422)]);
    open(<LinkPage />);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await userEvent.type(await screen.findByLabelText(/^Code/), '111111');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('button', { name: 'Start again' })).toBeVisible();
    expect(screen.queryByLabelText(/^Code/)).toBeNull();
  });
});

describe('signing up', () => {
  useApi();
  const mode = (signupMode: string): void =>
    server.use(http.get('http://localhost:3000/api/system', () => HttpResponse.json({ signupMode })));

  it('asks three things and the zone of the browser, and promises a mail', async () => {
    mode('open');
    const asked = vi.fn();
    server.use(
      http.post(`${api}/signup`, async ({ request }) => {
        asked(await request.json());
        return asked.mock.calls.length === 1
          ? refusal('no', { email: 'must be an e-mail address' })
          : new HttpResponse(null, { status: 202 });
      }),
    );
    open(<SignUpPage />);
    await userEvent.type(await screen.findByLabelText(/Name of the business/), 'Cole Plumbing');
    await userEvent.type(screen.getByLabelText(/Your name/), 'Nia Cole');
    await userEvent.type(screen.getByLabelText(/E-mail/), 'nia@example.com');
    await userEvent.click(screen.getByRole('button', { name: 'Send me the link' }));
    expect(await screen.findByText('must be an e-mail address')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Send me the link' }));
    expect(await screen.findByText(/on its way to nia@example.com/)).toBeVisible();
    expect(asked).toHaveBeenLastCalledWith({
      business: 'Cole Plumbing',
      name: 'Nia Cole',
      email: 'nia@example.com',
      timeZone: browserZone(),
    });
  });

  it.each([
    ['invite', /by invite/],
    ['closed', /No new accounts/],
  ])('where it is %s says whom to ask', async (signupMode, words) => {
    mode(signupMode);
    open(<SignUpPage />);
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('ends with a password of one’s own', async () => {
    const confirmed = vi.fn();
    server.use(
      http.post(`${api}/signup/confirm`, async ({ request }) => {
        confirmed(await request.json());
        return confirmed.mock.calls.length === 1
          ? refusal('no', { password: 'is one that everybody tries first' })
          : HttpResponse.json(grant('t'));
      }),
    );
    open(<WelcomePage />);
    await userEvent.type(screen.getByLabelText(/Choose a password/), 'password123');
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText('is one that everybody tries first')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByText('Home')).toBeVisible();
    expect(confirmed).toHaveBeenLastCalledWith({ token: 'abc', password: 'password123' });
  });
});

describe('a new password', () => {
  useApi();
  it('is refused beside its field, and set the second time', async () => {
    let count = 0;
    server.use(
      http.post(`${api}/password-reset/confirm`, () => {
        count += 1;
        return count === 1 ? refusal('no', { password: 'is one that everybody tries first' }) : new HttpResponse(null, { status: 204 });
      }),
    );
    open(<ResetPage />);
    await userEvent.type(screen.getByLabelText(/New password/), 'password123');
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(await screen.findByText('is one that everybody tries first')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(await screen.findByText('Your password is changed.')).toBeVisible();
  });
});

describe('an invite', () => {
  useApi();
  const offer = {
    business: 'Northside',
    email: 'new@example.com',
    role: 'org_agent',
    roleName: null,
    invitedBy: 'Dana',
    hasAccount: false,
  };

  it('says who invites into what, and asks for the two things that are missing', async () => {
    const accepted = vi.fn();
    server.use(
      http.post(`${api}/invite`, () => HttpResponse.json(offer)),
      http.post(`${api}/invite/accept`, async ({ request }) => {
        accepted(await request.json());
        return HttpResponse.json(grant('t'));
      }),
    );
    open(<InvitePage />);
    expect(await screen.findByRole('heading', { name: 'Join Northside' })).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Your name/), 'New Person');
    await userEvent.type(screen.getByLabelText(/Choose a password/), 'a whole sentence');
    await userEvent.click(screen.getByRole('button', { name: 'Accept and sign in' }));
    expect(await screen.findByText('Home')).toBeVisible();
    expect(accepted).toHaveBeenCalledWith({ token: 'abc', name: 'New Person', password: 'a whole sentence' });
  });

  it('asks an account that exists for its password only', async () => {
    server.use(http.post(`${api}/invite`, () => HttpResponse.json({ ...offer, hasAccount: true })));
    open(<InvitePage />);
    expect(await screen.findByLabelText(/Password of your account/)).toBeVisible();
    expect(screen.queryByLabelText(/Your name/)).toBeNull();
  });

  it('into the agency is accepted even while there is no client to enter yet, and says whom to ask', async () => {
    const message = 'You are one of the people of your agency, but may enter no client yet. Ask an owner of the agency to let you in.';
    server.use(
      http.post(`${api}/invite`, () => HttpResponse.json({ ...offer, business: 'Test Agency', role: 'agency_staff' })),
      http.post(`${api}/invite/accept`, () => HttpResponse.json({ code: 'auth.no_client', message }, { status: 403 })),
    );
    open(<InvitePage />);
    expect(await screen.findByRole('heading', { name: 'Join Test Agency' })).toBeVisible();
    expect(screen.getByText(/Dana invites you as agency staff/)).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Your name/), 'New Person');
    await userEvent.type(screen.getByLabelText(/Choose a password/), 'a whole sentence');
    await userEvent.click(screen.getByRole('button', { name: 'Accept and sign in' }));
    expect(await screen.findByText(message)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Accept and sign in' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Go to the sign-in' })).toHaveAttribute('href', '/login');
  });

  it('that was taken back says so', async () => {
    server.use(http.post(`${api}/invite`, () => refusal('This invite was taken back. Ask the person who invited you.')));
    open(<InvitePage />);
    expect(await screen.findByText(/was taken back/)).toBeVisible();
  });
});

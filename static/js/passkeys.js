// Shows the passkey forms where the browser knows passkeys, and lets the library fill them.
(function () {
  'use strict';
  if (!window.PublicKeyCredential || !window.allauth) return;
  var names = { login: 'loginForm', add: 'addForm', authenticate: 'authenticateForm' };
  var buttons = { login: 'login', add: 'add', authenticate: 'authenticate' };

  document.querySelectorAll('form[data-passkey]').forEach(function (form) {
    var kind = form.dataset.passkey;
    var ids = {
      credential: form.querySelector('input[name=credential]').id,
      data: 'passkey-data',
      passwordless: 'id_passwordless'
    };
    ids[buttons[kind]] = form.querySelector('button').id;
    window.allauth.webauthn.forms[names[kind]]({ ids: ids });
    form.hidden = false;
    document.querySelectorAll('[data-without-passkeys]').forEach(function (note) {
      note.hidden = true;
    });
  });
})();

-- Tables of better-auth (its names and types, under our prefix).
CREATE TABLE auth_user (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  emailVerified integer NOT NULL,
  image text,
  createdAt date NOT NULL,
  updatedAt date NOT NULL
);

CREATE TABLE auth_session (
  id text NOT NULL PRIMARY KEY,
  expiresAt date NOT NULL,
  token text NOT NULL UNIQUE,
  createdAt date NOT NULL,
  updatedAt date NOT NULL,
  ipAddress text,
  userAgent text,
  userId text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE
);
CREATE INDEX auth_session_userId_idx ON auth_session (userId);

CREATE TABLE auth_credential (
  id text NOT NULL PRIMARY KEY,
  accountId text NOT NULL,
  providerId text NOT NULL,
  userId text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
  accessToken text,
  refreshToken text,
  idToken text,
  accessTokenExpiresAt date,
  refreshTokenExpiresAt date,
  scope text,
  password text,
  createdAt date NOT NULL,
  updatedAt date NOT NULL
);
CREATE INDEX auth_credential_userId_idx ON auth_credential (userId);

CREATE TABLE auth_verification (
  id text NOT NULL PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expiresAt date NOT NULL,
  createdAt date NOT NULL,
  updatedAt date NOT NULL
);
CREATE INDEX auth_verification_identifier_idx ON auth_verification (identifier);

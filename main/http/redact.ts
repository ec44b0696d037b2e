const SECRET_PARAMETER =
  /([?&](?:consumer_key|consumer_secret|oauth_[a-z_]+|access_token|client_secret|signature|code|password|key)=)[^&#]*/gi;

/** The address without sign-in: what stands before the @ is left out, the values of sign-in parameters become `***`. */
export function withoutCredentials(url: string): string {
  return url.replace(/^([a-z]+:\/\/)[^/?#@]*@/i, '$1').replace(SECRET_PARAMETER, '$1***');
}

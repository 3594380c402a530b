/** What the server answers to a call that it refuses, whoever made it. */
export const refusal = {
  status: 403,
  contentType: "application/json",
  body: JSON.stringify({
    error: {
      json: {
        message: "You may not do this.",
        code: -32_003,
        data: { httpStatus: 403, reason: { code: "FORBIDDEN" } },
      },
    },
  }),
};

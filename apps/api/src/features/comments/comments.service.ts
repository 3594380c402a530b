import { v7 as uuidv7 } from "uuid";
import type {
  Comment,
  CommentPage,
  CommentRef,
  CreateCommentInput,
  ListCommentsInput,
} from "@tenon/schemas/comments";
import type { Actor, Caller } from "#actor.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { mayRemove } from "./comments.policy.ts";
import type { CommentRepository } from "./comments.repository.ts";

export type CommentService = {
  list(input: ListCommentsInput): Promise<CommentPage>;
  create(actor: Actor, input: CreateCommentInput): Promise<Comment>;
  /** What is done to another's comment is an entry of the audit log. */
  remove(actor: Actor, input: CommentRef, caller: Caller): Promise<CommentRef>;
};

type Dependencies = {
  comments: CommentRepository;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

export function createCommentService({
  comments,
  audit,
  transaction,
}: Dependencies): CommentService {
  return {
    list: (input) => comments.list(input),
    async create({ userId: authorId }, { postId, body }) {
      const comment = await comments.insert({ id: uuidv7(), postId, authorId, body });
      if (!comment) throw new AppError({ code: "NOT_FOUND" });
      return comment;
    },
    async remove(actor, { id }, caller) {
      const parties = await comments.findParties(id);
      if (!parties) throw new AppError({ code: "NOT_FOUND" });
      if (!mayRemove(actor, parties)) throw new AppError({ code: "FORBIDDEN" });
      const { authorId: targetId } = parties;
      await transaction(async (tx) => {
        await comments.remove(id, tx);
        if (targetId === actor.userId) return;
        await audit.record({ action: "comment.removed", by: actor, from: caller, targetId }, tx);
      });
      return { id };
    },
  };
}

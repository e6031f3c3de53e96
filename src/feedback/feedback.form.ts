/** The three questions. */
import { z } from 'zod';
import { optionalText } from '../http/fields.ts';
import { defineForm } from '../http/form.ts';

const mark = z.coerce.number().int().min(1).max(5);
const mostComment = 500;

export const feedbackForm = defineForm(
  z.strictObject({ content: mark, trainer: mark, organisation: mark, comment: optionalText(mostComment) }),
  [
    { name: 'content', label: 'feedback.question.content', kind: 'radios', required: true },
    { name: 'trainer', label: 'feedback.question.trainer', kind: 'radios', required: true },
    { name: 'organisation', label: 'feedback.question.organisation', kind: 'radios', required: true },
    {
      name: 'comment',
      label: 'feedback.question.comment',
      hint: 'feedback.question.commentHint',
      kind: 'textarea',
      maxlength: mostComment,
    },
  ],
);

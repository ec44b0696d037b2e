/** The hooks behind each topic, as `/webhooks` lists them. */
const HOOKS: Readonly<Record<string, readonly string[]>> = {
  'coupon.created': ['woocommerce_process_shop_coupon_meta', 'woocommerce_new_coupon'],
  'coupon.updated': ['woocommerce_process_shop_coupon_meta', 'woocommerce_update_coupon'],
  'coupon.deleted': ['wp_trash_post'],
  'coupon.restored': ['untrashed_post'],
  'customer.created': ['user_register', 'woocommerce_created_customer', 'woocommerce_new_customer'],
  'customer.updated': ['profile_update', 'woocommerce_update_customer'],
  'customer.deleted': ['delete_user'],
  // Accepted, although nothing ever fires it.
  'customer.restored': [],
  'order.created': ['woocommerce_new_order'],
  'order.updated': ['woocommerce_update_order', 'woocommerce_order_refunded'],
  'order.deleted': ['wp_trash_post', 'woocommerce_trash_order'],
  'order.restored': ['untrashed_post', 'woocommerce_untrash_order'],
  'product.created': [
    'woocommerce_process_product_meta',
    'woocommerce_new_product',
    'woocommerce_new_product_variation',
  ],
  'product.updated': [
    'woocommerce_process_product_meta',
    'woocommerce_update_product',
    'woocommerce_update_product_variation',
  ],
  'product.deleted': ['wp_trash_post'],
  'product.restored': ['untrashed_post'],
};

export function isTopic(topic: string): boolean {
  return topic in HOOKS || /^action\.(woocommerce|wc)_\w+$/.test(topic);
}

/** `order.updated` is resource `order`, event `updated`; `action.x` is resource `action`, event `x`. */
export function splitTopic(topic: string): { readonly resource: string; readonly event: string } {
  const at = topic.indexOf('.');
  return { resource: topic.slice(0, at), event: topic.slice(at + 1) };
}

export function hooksOf(topic: string): readonly string[] {
  return HOOKS[topic] ?? [splitTopic(topic).event];
}

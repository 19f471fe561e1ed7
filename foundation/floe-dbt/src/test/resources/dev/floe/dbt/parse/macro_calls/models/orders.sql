select {{ commented() }} as id {{ tools.limited() }}

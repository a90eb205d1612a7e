export {startDelivery, type NodeOptions, type RunningDelivery} from './startDelivery.ts'
